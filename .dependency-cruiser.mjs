const rooms = '^(?:assistant|bot|cards|dialogs|language|learning|storage|web)/';

/** A room may import itself and what `allowed` (a regular expression) names; `why` is shown with the fault. */
const room = (name, allowed, why) => ({
  name: `${name}-imports`,
  comment: why,
  severity: 'error',
  from: { path: `^${name}/` },
  to: { path: `${rooms}|^(?:scripts|test|bench)/`, pathNot: [`^${name}/`, ...allowed] },
});

/** A package (or built-in module) stays in the rooms that are named. */
const sdk = (name, modules, home, why) => ({
  name: `${name}-stays-home`,
  comment: why,
  severity: 'error',
  from: { path: rooms, pathNot: home },
  to: { path: modules.flatMap(module => [`(?:^|/)node_modules/${module}/`, `^${module}$`]) },
});

export default {
  forbidden: [
    room('assistant', [], 'The rules of the trade know no other room: they are tested and read by themselves.'),
    room(
      'cards',
      ['^assistant/', '^language/say\\.ts$'],
      'A card is data in, Adaptive Card out; of the language it knows only the type of say.',
    ),
    room('language', ['^assistant/'], 'Text and meaning only; who asked, and where it goes, is not its business.'),
    room(
      'learning',
      ['^assistant/', '^storage/contracts\\.ts$'],
      'Documents in, proposals out; it stores them by the contract, in whichever store it is handed.',
    ),
    room('storage', ['^assistant/'], 'A store keeps documents and knows no conversation.'),
    room(
      'dialogs',
      ['^assistant/', '^cards/', '^language/(?:understanding|say)\\.ts$', '^storage/contracts\\.ts$'],
      'Dialogs see language and storage through their contracts, so that either can be replaced.',
    ),
    room(
      'bot',
      ['^(?:assistant|cards|dialogs|language|learning|storage|web)/'],
      'bot puts all rooms together; tests are not part of the product.',
    ),
    {
      name: 'bot-shares-types-with-web',
      comment: 'Pages run in a browser: what both ends of a route share is its types.',
      severity: 'error',
      from: { path: '^bot/' },
      to: { path: '^web/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'cards-say',
      comment: 'Cards are handed a `say`; they never choose phrases by themselves.',
      severity: 'error',
      from: { path: '^cards/' },
      to: { path: '^language/say\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-imports',
      comment: 'Pages share what a card can send, and types; everything else would ship the server to the browser.',
      severity: 'error',
      from: { path: '^web/' },
      to: {
        path: `${rooms}|^(?:scripts|test|bench)/`,
        pathNot: ['^web/', '^cards/actions\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nothing-imports-main',
      comment: 'bot/main.ts starts a process when it is loaded.',
      severity: 'error',
      from: {},
      to: { path: '^bot/main\\.ts$' },
    },
    {
      name: 'assistant-without-input-or-output',
      comment: 'The rules of the trade are functions of their arguments: no package, no file, no network.',
      severity: 'error',
      from: { path: '^assistant/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'], pathNot: '^(?:node:)?crypto$' },
    },
    sdk('http', ['restify'], '^bot/', 'One HTTP server, in bot.'),
    sdk('connector', ['botframework-connector'], '^bot/', 'Who calls, and with which credentials, is decided in bot.'),
    sdk('botbuilder', ['botbuilder'], '^(?:bot|dialogs)/', 'The SDK is archived: the rest must survive a move.'),
    sdk('dialogs-sdk', ['botbuilder-dialogs'], '^dialogs/', 'Dialogs are dialogs’ business; the turn only runs them.'),
    sdk('cosmos', ['@azure/cosmos'], '^storage/cosmos/', 'One driver, behind the contract of the store.'),
    sdk('blobs', ['@azure/storage-blob'], '^storage/files/', 'One driver, behind the contract of files.'),
    sdk('sqlite', ['(?:node:)?sqlite'], '^storage/sqlite/', 'One driver, behind the contract of the store.'),
    sdk('openai', ['openai', '@azure/openai'], '^language/azureOpenAI/', 'One way to understand among others.'),
    sdk(
      'pages',
      ['react', 'react-dom', 'botframework-webchat[^/]*', 'vite', '@vitejs/plugin-react'],
      '^web/',
      'Only pages need a browser’s packages.',
    ),
    {
      name: 'no-test-packages',
      comment: 'What only tests and builds need is not there in production.',
      severity: 'error',
      from: { path: rooms, pathNot: '^web/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'What is imported must be there, and in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'A package that another one happens to bring may be gone tomorrow.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist/' },
    // It reads types' imports, too: they are what ties rooms together.
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
