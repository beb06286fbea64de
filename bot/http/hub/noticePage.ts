/** One calm page for what stands between the freelancer and the hub; the texts are ours and may hold HTML. */
export function noticePage({ title, text, steps }: { title: string; text: string; steps: string[] }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; --ground: light-dark(#fafafa, #1b1b1b); --raised: light-dark(#fff, #2c2c2c);
  --text: light-dark(#242424, #f5f5f5); --quiet: light-dark(#5c5c5c, #bdbdbd); --line: light-dark(#e0e0e0, #424242); }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { box-sizing: border-box; max-width: 440px; margin: 16px; padding: 32px; background: var(--raised);
  border: 1px solid var(--line); border-radius: 16px; }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; }
p { margin: 0 0 16px; color: var(--quiet); }
ol { margin: 0; padding-inline-start: 20px; }
li { margin: 4px 0; }
code { font: 13px ui-monospace, Menlo, Consolas, monospace; padding: 2px 6px; border: 1px solid var(--line); border-radius: 6px; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<ol>${steps.map(step => `<li>${step}</li>`).join('')}</ol>
</main>
</body>
</html>
`;
}
