/** The assistant's one fixed avatar: a spark in a spoken word. Drawn for a 40 by 40 box; colours come from the style sheet. */
export const assistantMark = {
  viewBox: '0 0 40 40',
  paths: [
    { class: 'mark-ground', d: 'M20 0c14 0 20 6 20 20s-6 20-20 20S0 34 0 20 6 0 20 0Z' },
    {
      class: 'mark-word',
      d: 'M20 9.5c-6.4 0-11.3 4.3-11.3 9.8 0 3.1 1.5 5.8 3.9 7.6l-.8 3.8c-.1.6.5 1 1 .7l4.3-2.5c.9.2 1.9.3 2.9.3 6.4 0 11.3-4.3 11.3-9.9S26.4 9.5 20 9.5Z',
    },
    {
      class: 'mark-spark',
      d: 'M20 13.4c.5 3.6 2.3 5.4 5.9 5.9-3.6.5-5.4 2.3-5.9 5.9-.5-3.6-2.3-5.4-5.9-5.9 3.6-.5 5.4-2.3 5.9-5.9Z',
    },
  ],
};

export const personIcon = {
  viewBox: '0 0 20 20',
  paths: [
    {
      d: 'M10 2.8a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 0 1 0-7.4ZM3.5 16.4c0-2.9 2.9-4.7 6.5-4.7s6.5 1.8 6.5 4.7c0 .5-.4.8-.8.8H4.3c-.4 0-.8-.3-.8-.8Z',
    },
  ],
};

export const sendIcon = {
  viewBox: '0 0 20 20',
  paths: [
    { d: 'M3 3.6c-.2-.7.5-1.2 1.1-.9l13 6.5c.6.3.6 1.2 0 1.5l-13 6.5c-.6.3-1.3-.3-1.1-.9l1.6-5.4 6.9-.9-6.9-1L3 3.6Z' },
  ],
};

export const closeIcon = {
  viewBox: '0 0 20 20',
  paths: [
    {
      d: 'M4.3 4.3a.8.8 0 0 1 1.1 0L10 8.9l4.6-4.6a.8.8 0 1 1 1.1 1.1L11.1 10l4.6 4.6a.8.8 0 1 1-1.1 1.1L10 11.1l-4.6 4.6a.8.8 0 1 1-1.1-1.1L8.9 10 4.3 5.4a.8.8 0 0 1 0-1.1Z',
    },
  ],
};
