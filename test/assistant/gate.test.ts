import assert from 'node:assert/strict';
import { defaultSettings } from '../../assistant/defaults.ts';
import { gate, offReasons, turnedOffSince, unsupportedLanguage } from '../../assistant/gate.ts';
import type { SilenceReason } from '../../assistant/vocabulary.ts';
import { gateInput, ines, type Situation } from './gateInput.ts';

const decide = (situation: Situation) => gate(gateInput(situation));
const answers = (situation: Situation) => assert.deepEqual(decide(situation), { answers: true });
const isSilent = (situation: Situation, reason: SilenceReason) =>
  assert.deepEqual(decide(situation), { answers: false, reason });

const nights = {
  mode: 'schedule' as const,
  weekly: [{ day: 'wed' as const, from: '20:00', to: '08:00' }],
  datesOff: [],
};
const whenOffline = { mode: 'whenOffline' as const, weekly: [], datesOff: [] };

/** The table from its first row to its last, each with a situation to which nothing above applies. */
const table: { reason: SilenceReason; situation: Situation }[] = [
  { reason: 'notEligible', situation: { freelancer: { level: 'none' }, settings: { activatedOn: 'sellerPlus' } } },
  { reason: 'notSubscribed', situation: { knows: { subscription: { paidUntil: '2026-11-01T00:00:00Z' } } } },
  { reason: 'paused', situation: { settings: { active: false } } },
  { reason: 'outOfOffice', situation: { settings: { outOfOffice: { from: '2026-11-18', to: '2026-11-20' } } } },
  { reason: 'handedOver', situation: { conversation: { status: 'handedOver' } } },
  { reason: 'seller', situation: { conversation: { buyer: { id: 'b', displayName: 'B', sells: true } } } },
  { reason: 'repeatClient', situation: { knows: { isRepeatClient: true } } },
  { reason: 'audience', situation: { settings: { audience: { gigs: ['logo'] } }, conversation: { gigId: 'label' } } },
  { reason: 'online', situation: { settings: { availability: whenOffline }, knows: { online: true } } },
];

describe('the gate', () => {
  it('lets the assistant answer a new buyer', () => answers({}));

  for (const [place, { reason, situation }] of table.entries()) {
    it(`keeps the assistant silent: ${reason}`, () => isSilent(situation, reason));

    it(`says ${reason} rather than anything further down the table`, () => {
      const below = table.slice(place + 1).map(row => row.situation);
      const all = below.concat(situation).reduce((a, b) => ({
        settings: { ...a.settings, ...b.settings },
        freelancer: { ...a.freelancer, ...b.freelancer },
        conversation: { ...a.conversation, ...b.conversation },
        knows: { foreignLanguage: 'ja', ...a.knows, ...b.knows },
      }));
      isSilent(all, reason);
    });
  }

  it('is silent outside the custom schedule and answers inside it', () => {
    isSilent({ settings: { availability: nights } }, 'outsideSchedule');
    answers({ settings: { availability: nights }, now: new Date('2026-11-18T23:00:00Z') });
  });

  it('answers while the freelancer is offline when it is set to cover for that', () =>
    answers({ settings: { availability: whenOffline } }));

  it('leaves a conversation taken over to the freelancer', () =>
    isSilent({ conversation: { status: 'takenOver' } }, 'takenOver'));

  it('hands over, and does no more, in a language it may not answer in', () => {
    const decision = decide({ knows: { foreignLanguage: 'ja' } });
    assert.deepEqual(decision, { answers: true, onlyHandover: 'language' });
  });

  it('asks for no level and no subscription where there is no marketplace', () =>
    answers({ freelancer: { level: 'none' }, knows: { hasMarketplace: false, subscription: { paidUntil: '' } } }));

  it('keeps an assistant active whose freelancer was demoted after activating it', () =>
    answers({ freelancer: { level: 'none' }, settings: { activatedOn: 'level' } }));

  it('includes the subscription in Seller Plus', () => {
    const { subscription: _, ...knows } = gateInput({}).knows;
    assert.deepEqual(gate({ ...gateInput({ freelancer: { sellerPlus: 'standard' } }), knows }), { answers: true });
    assert.deepEqual(gate({ ...gateInput({}), knows }), { answers: false, reason: 'notSubscribed' });
  });

  it('turns off by itself while the freelancer is out of office, and back on after', () => {
    const settings = { outOfOffice: { from: '2026-11-16', to: '2026-11-17' } };
    isSilent({ settings, now: new Date('2026-11-17T23:59:00Z') }, 'outOfOffice');
    answers({ settings, now: new Date('2026-11-18T00:00:00Z') });
    isSilent({ freelancer: { outOfOffice: true } }, 'outOfOffice');
    answers({ freelancer: { outOfOffice: false } });
  });

  it('answers a buyer who has not come to a Gig yet, whatever Gigs the audience is limited to', () =>
    answers({ settings: { audience: { gigs: ['logo'] } } }));

  it('leaves chats that ran when it was paused to the freelancer, and answers those begun since', () => {
    isSilent({ settings: { epoch: 3 }, conversation: { epoch: 2 } }, 'handedOver');
    answers({ settings: { epoch: 3 }, conversation: { epoch: 3 } });
    const { conversation, settings } = gateInput({ settings: { epoch: 1 } });
    assert.equal(turnedOffSince(conversation, settings), true);
  });

  it('previews what it would say, on duty or not, until it hands over', () => {
    const off = { settings: { active: false, availability: nights }, freelancer: { outOfOffice: true } };
    answers({ ...off, conversation: { kind: 'preview' } });
    isSilent({ ...off, conversation: { kind: 'preview', status: 'handedOver' } }, 'handedOver');
  });

  it('counts as off, when an auto-reply may go out, only what turns it off', () => {
    assert.deepEqual([...offReasons], ['notEligible', 'notSubscribed', 'paused', 'outOfOffice']);
  });

  it('takes a language for unsupported when we do not speak it or the freelancer left it out', () => {
    const settings = { ...defaultSettings(ines, true), languages: ['en' as const, 'pt' as const] };
    assert.equal(unsupportedLanguage(settings, { language: 'pt', foreign: null }), null);
    assert.equal(unsupportedLanguage(settings, { language: 'de', foreign: null }), 'de');
    assert.equal(unsupportedLanguage(settings, { language: 'en', foreign: 'ja' }), 'ja');
  });
});
