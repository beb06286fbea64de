/**
 * Conversations in which the assistant does not yet do what it should, and what it does instead. They are played like
 * all others and shown as pending; one that holds fails until it is taken off this list.
 */
export const knownFaults: Record<string, string> = {
  'knowledge/gamblingLogo.chat': 'does not see that a casino is gambling, and begins the order questions',
};
