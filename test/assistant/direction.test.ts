import assert from 'node:assert/strict';
import { keptTogether } from '../../assistant/direction.ts';

describe('Foreign words in a line from right to left', () => {
  it('keep their own direction where digits or signs would be turned round', () => {
    assert.equal(keptTogether('ar', '2 logo concepts'), '\u20682 logo concepts\u2069');
    assert.equal(keptTogether('ar', 'Full brand'), 'Full brand');
    assert.equal(keptTogether('ar', '3 تعديلات'), '3 تعديلات');
    assert.equal(keptTogether('ar', '\u2066185 US$\u2069'), '\u2066185 US$\u2069');
    assert.equal(keptTogether('de', '2 logo concepts'), '2 logo concepts');
  });
});
