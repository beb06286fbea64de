import assert from 'node:assert/strict';
import { isInAudience } from '../../assistant/audience.ts';
import { gateInput } from './gateInput.ts';

describe('the audience', () => {
  const limited = gateInput({ settings: { audience: { gigs: ['logo'] } } }).settings;

  it('is everyone until the freelancer chooses Gigs', () =>
    assert.equal(isInAudience(gateInput({}).settings, 'any'), true));

  it('is then those who came for a chosen Gig', () => {
    assert.equal(isInAudience(limited, 'logo'), true);
    assert.equal(isInAudience(limited, 'label'), false);
  });

  it('holds those who have not come to a Gig yet', () => assert.equal(isInAudience(limited, null), true));
});
