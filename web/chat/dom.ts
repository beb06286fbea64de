type Attributes = Record<string, string | boolean | null | ((event: Event) => void)>;

/** One element: attributes by name, listeners as `onclick`; null and false leave an attribute out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter(child => child !== null));
  return made;
}

const svgSpace = 'http://www.w3.org/2000/svg';

/** A drawing of plain paths, hidden from screen readers; the words stand beside it. */
export function drawing(className: string, viewBox: string, paths: Record<string, string>[]): SVGSVGElement {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  for (const attributes of paths) {
    const path = document.createElementNS(svgSpace, 'path');
    for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
    svg.append(path);
  }
  return svg;
}
