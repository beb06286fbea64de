import type { ReactElement } from 'react';

const shapes = {
  inbox: 'M3 12l2.6-7h8.8L17 12v4H3zM3 12h4l1 2h4l1-2h4',
  settings: 'M4 6h7M15 6h1M4 14h1M9 14h7M13 4v4M7 12v4',
  knowledge:
    'M10 5.5C8 4 5.5 4 3.5 4.5v11c2-.5 4.500-.5 6.500 1 2-1.500 4.500-1.500 6.500-1v-11C14.500 4 12 4 10 5.500zM10 5.500v11',
  preview:
    'M2.500 10c2-3.300 4.500-5 7.500-5s5.500 1.700 7.500 5c-2 3.300-4.500 5-7.500 5s-5.500-1.700-7.500-5zM10 12.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400z',
  analytics: 'M4 16V10M10 16V4M16 16V7.500',
  subscription: 'M3 5.500h14v9H3zM3 8.500h14M6 12h3',
  search: 'M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM13 13l4 4',
  back: 'M12 4.500L6.500 10l5.500 5.500',
  panel: 'M3 4.500h14v11H3zM12 4.500v11',
  link: 'M8.500 11.500l3-3M9 6.500l1.500-1.500a3.200 3.200 0 0 1 4.500 4.500L13.500 11M11 13.500L9.500 15A3.200 3.200 0 0 1 5 10.500L6.500 9',
  send: 'M3.500 10L16.500 4l-4 13-3-5.500zM9.500 11.500l7-7.500',
  file: 'M5.500 3h6l3 3v11h-9zM11.500 3v3h3',
  flag: 'M5 17V3.500M5 4h9l-2 3 2 3H5',
  close: 'M5 5l10 10M15 5L5 15',
  book: 'M5 4h8.500a1.500 1.500 0 0 1 1.500 1.500V16H6.500A1.500 1.500 0 0 1 5 14.500z',
  invite:
    'M8 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.500c.5-2.800 2.500-4.500 5.500-4.500s5 1.700 5.500 4.500M15.500 6v5M13 8.500h5',
  alert: 'M10 3.500l7 12.500H3zM10 8v4M10 14v.2',
  check: 'M4.500 10.500l3.500 3.500 7.500-8',
} as const;

export type IconName = keyof typeof shapes;

/** A drawing beside words that say the same, so it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }): ReactElement {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path
        d={shapes[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
