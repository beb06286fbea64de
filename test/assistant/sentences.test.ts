import assert from 'node:assert/strict';
import { together } from '../../assistant/sentences.ts';

describe('Sentences that follow one another', () => {
  it('stand a space apart', () => {
    assert.equal(together(['It takes 5 days.', 'Shall we start?']), 'It takes 5 days. Shall we start?');
    assert.equal(together(['Inês says: “Of course.”', 'Shall we start?']), 'Inês says: “Of course.” Shall we start?');
  });

  it('stand side by side in Chinese, also after a quotation', () => {
    assert.equal(together(['价格是 $185。', '需要 5 天。']), '价格是 $185。需要 5 天。');
    assert.equal(
      together(['Inês 的回答是：“Of course.”', '还有什么问题？']),
      'Inês 的回答是：“Of course.”还有什么问题？',
    );
    assert.equal(together(['“Logo”包含“源文件”。', '“Identity”也有。']), '“Logo”包含“源文件”。“Identity”也有。');
  });

  it('leave a paragraph as it is', () => {
    assert.equal(together(['One.', '\n\nTwo.']), 'One.\n\nTwo.');
  });
});
