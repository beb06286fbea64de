import assert from 'node:assert/strict';
import { isWithin, isWorkingNow, nextWorkingMoment } from '../../assistant/availability.ts';
import type { Settings, WeeklyHours } from '../../assistant/documents.ts';
import { gateInput } from './gateInput.ts';

const at = (instant: string) => new Date(instant);
const daily = (from: string, to: string): WeeklyHours[] =>
  (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map(day => ({ day, from, to }));

/** The first minute of the hours on that day, looked for minute by minute as a person with a clock would. */
function opensAt(weekly: WeeklyHours[], timeZone: string, from: string): string | undefined {
  const start = at(from).getTime();
  for (let minute = 0; minute < 26 * 60; minute++) {
    const now = new Date(start + minute * 60_000);
    if (isWithin(weekly, [], timeZone, now)) return now.toISOString().slice(0, 16);
  }
  return undefined;
}

describe('weekly hours', () => {
  const office: WeeklyHours[] = [{ day: 'wed', from: '09:00', to: '17:30' }];
  const isOpen = (weekly: WeeklyHours[], instant: string, datesOff: string[] = []) =>
    isWithin(weekly, datesOff, 'Europe/Lisbon', at(instant));

  it('begin on the minute and are over on the minute', () => {
    assert.equal(isOpen(office, '2026-11-18T08:59:59Z'), false);
    assert.equal(isOpen(office, '2026-11-18T09:00:00Z'), true);
    assert.equal(isOpen(office, '2026-11-18T17:29:59Z'), true);
    assert.equal(isOpen(office, '2026-11-18T17:30:00Z'), false);
    assert.equal(isOpen(office, '2026-11-19T12:00:00Z'), false);
  });

  it('run past midnight into the next day, from Sunday into Monday too', () => {
    const night: WeeklyHours[] = [{ day: 'sun', from: '22:00', to: '06:00' }];
    assert.equal(isOpen(night, '2026-11-22T21:59:00Z'), false);
    assert.equal(isOpen(night, '2026-11-22T22:00:00Z'), true);
    assert.equal(isOpen(night, '2026-11-23T05:59:00Z'), true);
    assert.equal(isOpen(night, '2026-11-23T06:00:00Z'), false);
    assert.equal(isOpen(night, '2026-11-22T03:00:00Z'), false);
  });

  it('stop for a date off from midnight to midnight, and a shift that begins on it stays off', () => {
    const nights = daily('22:00', '06:00');
    const isOn = (instant: string) => isOpen(nights, instant, ['2026-12-24']);
    assert.equal(isOn('2026-12-23T23:59:00Z'), true);
    assert.equal(isOn('2026-12-24T00:00:00Z'), false);
    assert.equal(isOn('2026-12-24T22:30:00Z'), false);
    assert.equal(isOn('2026-12-25T02:00:00Z'), false);
    assert.equal(isOn('2026-12-25T22:00:00Z'), true);
  });

  it('last a whole day from 00:00 to 24:00, or where both times are the same', () => {
    for (const weekly of [
      [{ day: 'wed' as const, from: '00:00', to: '24:00' }],
      [{ day: 'wed' as const, from: '00:00', to: '00:00' }],
    ]) {
      assert.equal(isOpen(weekly, '2026-11-18T00:00:00Z'), true);
      assert.equal(isOpen(weekly, '2026-11-18T23:59:00Z'), true);
      assert.equal(isOpen(weekly, '2026-11-19T00:00:00Z'), false);
    }
  });
});

describe('weekly hours over the clock changes of 2026', () => {
  const changes = [
    { timeZone: 'Europe/Lisbon', day: '2026-03-28', before: '2026-03-28T09:00', after: '2026-03-29T08:00' },
    { timeZone: 'Europe/Lisbon', day: '2026-10-24', before: '2026-10-24T08:00', after: '2026-10-25T09:00' },
    { timeZone: 'America/New_York', day: '2026-03-07', before: '2026-03-07T14:00', after: '2026-03-08T13:00' },
    { timeZone: 'America/New_York', day: '2026-10-31', before: '2026-10-31T13:00', after: '2026-11-01T14:00' },
    { timeZone: 'Australia/Sydney', day: '2026-04-04', before: '2026-04-03T22:00', after: '2026-04-04T23:00' },
    { timeZone: 'Australia/Sydney', day: '2026-10-03', before: '2026-10-02T23:00', after: '2026-10-03T22:00' },
    { timeZone: 'America/Santiago', day: '2026-04-04', before: '2026-04-04T12:00', after: '2026-04-05T13:00' },
    { timeZone: 'America/Santiago', day: '2026-09-05', before: '2026-09-05T13:00', after: '2026-09-06T12:00' },
  ];

  for (const { timeZone, day, before, after } of changes) {
    it(`open at nine by the clock on the wall in ${timeZone}, ${day} and the day after`, () => {
      const nine = daily('09:00', '10:00');
      const dayBefore = new Date(`${before}:00Z`).getTime() - 3_600_000;
      assert.equal(opensAt(nine, timeZone, new Date(dayBefore).toISOString()), before);
      assert.equal(
        opensAt(nine, timeZone, new Date(new Date(`${before}:00Z`).getTime() + 2 * 3_600_000).toISOString()),
        after,
      );
      const { freelancer, settings } = gateInput({ freelancer: { timeZone }, settings: { workingHours: nine } });
      const next = (from: number) =>
        nextWorkingMoment(settings, freelancer, new Date(from))?.toISOString().slice(0, 16);
      assert.equal(next(dayBefore), before);
      assert.equal(next(new Date(`${before}:00Z`).getTime() + 2 * 3_600_000), after);
    });
  }

  it('begin with the first minute there is where the clock skips their start', () => {
    const early = daily('02:30', '06:00');
    const { freelancer, settings } = gateInput({
      freelancer: { timeZone: 'America/New_York' },
      settings: { workingHours: early },
    });
    const next = nextWorkingMoment(settings, freelancer, at('2026-03-08T05:00:00Z'));
    assert.equal(next?.toISOString(), '2026-03-08T07:00:00.000Z');
  });

  it('begin after midnight where the clock skips midnight itself', () => {
    const { freelancer, settings } = gateInput({
      freelancer: { timeZone: 'America/Santiago' },
      settings: { workingHours: [{ day: 'sun', from: '00:00', to: '05:00' }] },
    });
    const next = nextWorkingMoment(settings, freelancer, at('2026-09-05T12:00:00Z'));
    assert.equal(next?.toISOString(), '2026-09-06T04:00:00.000Z');
  });

  it('cover both of the hours that the clock shows twice', () => {
    const hour = daily('01:00', '02:00');
    for (const instant of ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'])
      assert.equal(isWithin(hour, [], 'America/New_York', at(instant)), true);
  });
});

describe('when to expect the freelancer', () => {
  const weekdays: WeeklyHours[] = (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map(day => ({
    day,
    from: '09:30',
    to: '18:30',
  }));
  const expected = (now: string, settings: Partial<Settings> = {}, outOfOffice = false) => {
    const input = gateInput({ settings: { workingHours: weekdays, ...settings }, freelancer: { outOfOffice } });
    return nextWorkingMoment(input.settings, input.freelancer, at(now))?.toISOString();
  };

  it('is now while they work', () => assert.equal(expected('2026-11-18T12:00:00Z'), '2026-11-18T12:00:00.000Z'));

  it('is the start of their next working day', () => {
    assert.equal(expected('2026-11-18T07:00:00Z'), '2026-11-18T09:30:00.000Z');
    assert.equal(expected('2026-11-20T18:30:00Z'), '2026-11-23T09:30:00.000Z');
  });

  it('passes over dates off', () => {
    const availability = { mode: 'always' as const, weekly: [], datesOff: ['2026-12-24', '2026-12-25'] };
    assert.equal(expected('2026-12-23T20:00:00Z', { availability }), '2026-12-28T09:30:00.000Z');
  });

  it('is the first working moment after an absence set in the settings', () => {
    const outOfOffice = { from: '2026-11-16', to: '2026-11-20' };
    assert.equal(expected('2026-11-18T12:00:00Z', { outOfOffice }), '2026-11-23T09:30:00.000Z');
    assert.equal(expected('2026-11-13T20:00:00Z', { outOfOffice }), '2026-11-23T09:30:00.000Z');
    assert.equal(expected('2026-11-18T12:00:00Z', { outOfOffice, workingHours: [] }), '2026-11-21T00:00:00.000Z');
  });

  it('is not known while they are out of office without a day of return', () =>
    assert.equal(expected('2026-11-18T12:00:00Z', {}, true), undefined));

  it('is any time for a freelancer who set no working hours', () => {
    const { settings, freelancer } = gateInput({});
    assert.equal(isWorkingNow(settings, freelancer, at('2026-11-22T03:00:00Z')), true);
  });

  it('is not known when every working hour falls on a date off', () => {
    const workingHours: WeeklyHours[] = [{ day: 'wed', from: '10:00', to: '10:00' }];
    const weeks = Array.from({ length: 60 }, (_, week) => new Date(Date.UTC(2026, 10, 18 + 7 * week)));
    const datesOff = weeks.map(day => day.toISOString().slice(0, 10));
    const availability = { mode: 'always' as const, weekly: [], datesOff };
    assert.equal(expected('2026-11-18T12:00:00Z', { workingHours, availability }), undefined);
  });
});
