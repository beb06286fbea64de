import assert from 'node:assert/strict';
import { languageOf } from '../../language/builtIn/detect.ts';

describe('The language of what a freelancer wrote', () => {
  it('is told of a sentence or two, ours or not', () => {
    const written: [string, string][] = [
      ['You get the vector source files and the images with a transparent background.', 'en'],
      ['Sie bekommen die Quelldateien und alle Bilder mit transparentem Hintergrund.', 'de'],
      ['Я присылаю исходники и изображения с прозрачным фоном.', 'ru'],
      ['您会收到源文件和透明背景的图片。', 'zh'],
      ['Je krijgt de bronbestanden en de afbeeldingen met een transparante achtergrond.', 'nl'],
    ];
    for (const [text, language] of written) assert.equal(languageOf(text), language, text);
  });

  it('is not told of a few words', () => {
    for (const text of ['', 'Logo', '3D, 4K', 'PNG, SVG']) assert.equal(languageOf(text), null, text);
  });
});
