import type { Settings, WeeklyHours } from '../../assistant/documents.ts';
import { money } from '../../assistant/money.ts';

const asText = (value: string): string => value;
const asNumber = (value: string): number => Number(value);
const asList = (value: string): string[] => value.split(',').map(item => item.trim());

function asSwitch(value: string): boolean {
  if (value !== 'on' && value !== 'off') throw new Error(`expected on or off, got "${value}"`);
  return value === 'on';
}

function asAmount(value: string) {
  const [, major, currency] = /^(\d+) ([A-Z]{3})$/.exec(value) ?? [];
  if (!major || !currency) throw new Error(`expected an amount such as 500 USD, got "${value}"`);
  return money(Number(major), currency);
}

/** "mon 09:00-17:00, fri 09:00-13:00" */
function asHours(value: string): WeeklyHours[] {
  if (value === 'unknown') return [];
  return asList(value).map(item => {
    const [, day, from, to] = /^(\w{3}) (\d\d:\d\d)-(\d\d:\d\d)$/.exec(item) ?? [];
    if (!day || !from || !to) throw new Error(`expected hours such as mon 09:00-17:00, got "${item}"`);
    return { day: day as WeeklyHours['day'], from, to };
  });
}

function asPeriod(value: string): Settings['outOfOffice'] {
  const [from, to] = value.split(' to ');
  if (!from || !to) throw new Error(`expected days such as 2026-12-20 to 2026-12-31, got "${value}"`);
  return { from, to };
}

const values: Record<string, (value: string) => unknown> = {
  name: asText,
  active: asSwitch,
  tone: asText,
  detail: asText,
  pricingStyle: asText,
  languages: asList,
  autoReply: asText,
  outOfOffice: asPeriod,
  workingHours: asHours,
  'availability.mode': asText,
  'availability.weekly': asHours,
  'availability.datesOff': asList,
  'audience.gigs': value => (value === 'all' ? value : asList(value)),
  'handover.budgetAbove': asAmount,
  'handover.budgetBelow': asAmount,
  'handover.rush': asSwitch,
  'handover.outOfScope': asSwitch,
  'handover.complaint': asSwitch,
  'handover.attachment': asSwitch,
  'handover.briefComplete': asSwitch,
  'handover.notAnsweredAfter': asNumber,
  'handover.keywords': asList,
};

/** Applies one setting written as "name = value"; throws Error for one we do not have. */
export function applySetting(settings: Settings, written: string): void {
  const [, name = '', value = ''] = /^(\S+) = (.+)$/.exec(written) ?? [];
  const read = values[name];
  if (!read) throw new Error(`"${written}" is no setting; known are ${Object.keys(values).join(', ')}`);
  const [group, key] = name.split('.');
  if (key === undefined) Object.assign(settings, { [name]: read(value) });
  else Object.assign(settings[group as 'availability' | 'audience' | 'handover'], { [key]: read(value) });
}
