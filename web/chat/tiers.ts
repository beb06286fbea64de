/** Whether a card lays out things to choose among in columns, as the packages card does; others keep their columns on narrow screens. */
export function hasTiers(card: unknown): boolean {
  const { body } = fieldsOf(card);
  return listOf(body).some(part => {
    const { type, columns, items } = fieldsOf(part);
    if (type === 'Container') return hasTiers({ body: items });
    return type === 'ColumnSet' && listOf(columns).filter(offersChoice).length > 1;
  });
}

/** Whether a card is nothing but buttons: answers to the line above it, not a thing of its own. */
export function isOnlyButtons(card: unknown): boolean {
  const parts = listOf(fieldsOf(card).body);
  return parts.length > 0 && parts.every(part => fieldsOf(part).type === 'ActionSet');
}

function offersChoice(column: unknown): boolean {
  const { items, selectAction } = fieldsOf(column);
  return (
    selectAction !== undefined || listOf(items).some(item => fieldsOf(item).type === 'ActionSet' || offersChoice(item))
  );
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
