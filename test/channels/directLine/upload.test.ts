import assert from 'node:assert/strict';
import { buyer } from '../../support/directLineBuyer.ts';
import { type House, openHouse } from '../../support/httpHouse.ts';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

describe('Files a buyer sends', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const form = (...files: [string, string, Uint8Array<ArrayBuffer> | string][]): FormData => {
    const data = new FormData();
    for (const [name, type, content] of files) data.append('file', new Blob([content], { type }), name);
    return data;
  };

  it('come with their message, are kept, and can be opened by a signed link only', async () => {
    const bo = await buyer(house);
    const data = form(['my sketch.png', 'image/png', png], ['notes.txt', 'text/plain', 'Blue, please']);
    const activity = {
      type: 'message',
      from: { id: bo.session.userId },
      text: 'My sketch',
      channelData: { clientActivityID: 'u1' },
    };
    data.append(
      'activity',
      new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
      'blob',
    );
    const sent = await bo.upload(data, {}, `?userId=${bo.session.userId}`);
    assert.deepEqual(sent.body, { id: `${bo.session.conversationId}|0000001` });
    const [shown] = (await bo.read()).body.activities;
    assert.equal(shown?.text, 'My sketch');
    assert.equal(shown?.channelData.clientActivityID, 'u1');
    assert.deepEqual(
      shown?.attachments?.map(({ name, contentType }) => [name, contentType]),
      [
        ['my sketch.png', 'image/png'],
        ['notes.txt', 'text/plain'],
      ],
    );
    const [picture, notes] = (shown?.attachments ?? []).map(({ contentUrl }) => contentUrl ?? '');
    const opened = await fetch(picture ?? '');
    assert.deepEqual(new Uint8Array(await opened.arrayBuffer()), png);
    assert.equal(opened.headers.get('content-type'), 'image/png');
    assert.match(opened.headers.get('content-disposition') ?? '', /^inline; filename="my sketch\.png"/);
    assert.equal(opened.headers.get('x-content-type-options'), 'nosniff');
    assert.match(opened.headers.get('content-security-policy') ?? '', /sandbox/);
    const text = await fetch(notes ?? '');
    assert.match(text.headers.get('content-disposition') ?? '', /^attachment/);
    assert.equal((await fetch((picture ?? '').replace(/signature=.*/, 'signature=x'))).status, 403);
    assert.equal((await fetch((picture ?? '').replace('/ana/', '/ben/'))).status, 403);
    house.clock.now = new Date(house.clock.now.getTime() + 22 * 24 * 3600_000);
    assert.equal((await fetch(picture ?? '')).status, 403);
  });

  it('may be one file as the whole body', async () => {
    const bo = await buyer(house);
    const headers = { 'Content-Type': 'image/png', 'Content-Disposition': 'name="file"; filename="logo.png"' };
    assert.equal((await bo.upload(png, headers)).status, 200);
    assert.equal((await bo.read()).body.activities[0]?.attachments?.[0]?.name, 'logo.png');
  });

  it('are refused with a sentence when they are not what they say, of another kind, empty or too large', async () => {
    const bo = await buyer(house);
    const refused = async (name: string, type: string, content: Uint8Array<ArrayBuffer> | string): Promise<string> => {
      const { status, body } = await bo.upload(form([name, type, content]));
      assert.equal(status, 415);
      assert.match(body.error.remedy, /image, a PDF/);
      return body.error.message;
    };
    assert.match(await refused('a.png', 'image/png', '<script>'), /"a\.png".*not what its name says/);
    assert.match(await refused('a.html', 'text/html', '<p>'), /files of this kind/);
    assert.match(await refused('a.svg', 'image/svg+xml', '<svg/>'), /files of this kind/);
    assert.match(await refused('run.exe', 'image/png', png), /files of this kind/);
    assert.match(await refused('a.txt', 'text/plain', ''), /empty/);
    assert.match(await refused('big.txt', 'text/plain', 'x'.repeat(10 * 1024 * 1024 + 1)), /larger than 10 MB/);
    const huge = await bo.upload(form(['a.txt', 'text/plain', 'x'.repeat(22 * 1024 * 1024)]));
    assert.equal(huge.status, 413);
    assert.equal(house.engine.heard.length, 0);
  });

  it('are refused for somebody else, or as a body that is no upload', async () => {
    const bo = await buyer(house);
    assert.equal((await bo.upload(form(['a.png', 'image/png', png]), {}, '?userId=dl_ana_other')).status, 403);
    assert.equal((await bo.upload(new FormData())).status, 400);
    const broken = new Uint8Array(Buffer.from('--x\r\nnonsense'));
    assert.equal((await bo.upload(broken, { 'Content-Type': 'multipart/form-data; boundary=x' })).status, 400);
  });
});
