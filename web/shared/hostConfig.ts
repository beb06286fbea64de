const shade = (main: string, quiet = main) => ({ default: main, subtle: quiet });

const foregroundColors = {
  default: shade('var(--text)', 'var(--text-quiet)'),
  dark: shade('var(--text)', 'var(--text-quiet)'),
  light: shade('var(--text)', 'var(--text-quiet)'),
  accent: shade('var(--accent-text)'),
  good: shade('var(--success)'),
  warning: shade('var(--warning)'),
  attention: shade('var(--danger)'),
};
const ground = (backgroundColor: string) => ({ backgroundColor, foregroundColors });

/** Adaptive Cards in the product's look, out of tokens.css; for Web Chat and for the hub's own renderer alike. */
export const hostConfig = {
  fontFamily: 'var(--face)',
  fontSizes: { small: 13, default: 15, medium: 15, large: 20, extraLarge: 20 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 19, default: 22, medium: 22, large: 28, extraLarge: 28 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  supportsInteractivity: true,
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: ground('transparent'),
    emphasis: ground('var(--surface)'),
    accent: ground('var(--accent-soft)'),
    good: ground('var(--success-soft)'),
    warning: ground('var(--warning-soft)'),
    attention: ground('var(--danger-soft)'),
  },
  actions: {
    maxActions: 20,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: 'medium', maxImageHeight: 100 },
  factSet: {
    title: { color: 'default', size: 'default', isSubtle: true, weight: 'default', wrap: true, maxWidth: 180 },
    value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 12,
  },
  textBlock: { headingLevel: 3 },
  inputs: { label: { inputSpacing: 'small', requiredInputs: { suffix: ' *', suffixColor: 'attention' } } },
};
