/** How cards look in the hub: the pages' own tokens, which follow light and dark by themselves. */
export const cardConfig = {
  fontFamily: 'var(--face)',
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 16, large: 20, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontSizes: { small: 13, default: 15, medium: 15, large: 20, extraLarge: 20 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 20, default: 22, medium: 22, large: 28, extraLarge: 28 },
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors: colours('var(--text)', 'var(--text-quiet)') },
    emphasis: { backgroundColor: 'var(--sunken)', foregroundColors: colours('var(--text)', 'var(--text-quiet)') },
    accent: { backgroundColor: 'var(--accent-soft)', foregroundColors: colours('var(--text)', 'var(--text-quiet)') },
    good: { backgroundColor: 'var(--success-soft)', foregroundColors: colours('var(--text)', 'var(--text-quiet)') },
    warning: { backgroundColor: 'var(--warning-soft)', foregroundColors: colours('var(--text)', 'var(--text-quiet)') },
    attention: { backgroundColor: 'var(--danger-soft)', foregroundColors: colours('var(--text)', 'var(--text-quiet)') },
  },
  actions: {
    maxActions: 8,
    buttonSpacing: 8,
    spacing: 'medium',
    actionsOrientation: 'horizontal',
    actionAlignment: 'stretch',
    showCard: { actionMode: 'inline', inlineTopMargin: 8 },
  },
  textBlock: { headingLevel: 3 },
  factSet: {
    title: { color: 'default', size: 'small', isSubtle: true, weight: 'default', wrap: true, maxWidth: 120 },
    value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 12,
  },
};

function colours(words: string, quiet: string): object {
  const pair = (colour: string, subtle = colour): object => ({ default: colour, subtle });
  return {
    default: pair(words, quiet),
    dark: pair(words, quiet),
    light: pair(words, quiet),
    accent: pair('var(--accent-text)'),
    good: pair('var(--success)'),
    warning: pair('var(--warning)'),
    attention: pair('var(--danger)'),
  };
}
