import { isUtf8 } from 'node:buffer';
import { publicError } from '../../../assistant/errors.ts';

interface FileType {
  contentType: string;
  extensions: string[];
  /** Whether the bytes can be of this type. */
  fits: (bytes: Uint8Array) => boolean;
}

const starts =
  (...signatures: string[]) =>
  (bytes: Uint8Array): boolean =>
    signatures.some(signature => Buffer.from(bytes.subarray(0, signature.length)).toString('latin1') === signature);

const at =
  (offset: number, ...words: string[]) =>
  (bytes: Uint8Array): boolean =>
    words.includes(Buffer.from(bytes.subarray(offset, offset + (words[0] ?? '').length)).toString('latin1'));

const riff = (word: string) => (bytes: Uint8Array) => starts('RIFF')(bytes) && at(8, word)(bytes);
const isText = (bytes: Uint8Array): boolean =>
  starts('\xff\xfe', '\xfe\xff')(bytes) || (isUtf8(bytes) && !bytes.includes(0));
const zip = starts('PK\x03\x04', 'PK\x05\x06');
const ole = starts('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
const mp4Family = at(4, 'ftyp');
const mpegAudio = (bytes: Uint8Array): boolean =>
  starts('ID3')(bytes) || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0);

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const fileTypes: FileType[] = [
  { contentType: 'image/png', extensions: ['png'], fits: starts('\x89PNG\r\n\x1a\n') },
  { contentType: 'image/jpeg', extensions: ['jpg', 'jpeg'], fits: starts('\xff\xd8\xff') },
  { contentType: 'image/gif', extensions: ['gif'], fits: starts('GIF87a', 'GIF89a') },
  { contentType: 'image/webp', extensions: ['webp'], fits: riff('WEBP') },
  { contentType: 'image/avif', extensions: ['avif'], fits: mp4Family },
  { contentType: 'image/heic', extensions: ['heic', 'heif'], fits: mp4Family },
  { contentType: 'image/bmp', extensions: ['bmp'], fits: starts('BM') },
  { contentType: 'image/tiff', extensions: ['tif', 'tiff'], fits: starts('II*\0', 'MM\0*') },
  { contentType: 'application/pdf', extensions: ['pdf'], fits: starts('%PDF-') },
  { contentType: `${openXml}.wordprocessingml.document`, extensions: ['docx'], fits: zip },
  { contentType: `${openXml}.spreadsheetml.sheet`, extensions: ['xlsx'], fits: zip },
  { contentType: `${openXml}.presentationml.presentation`, extensions: ['pptx'], fits: zip },
  { contentType: `${openDocument}.text`, extensions: ['odt'], fits: zip },
  { contentType: `${openDocument}.spreadsheet`, extensions: ['ods'], fits: zip },
  { contentType: `${openDocument}.presentation`, extensions: ['odp'], fits: zip },
  { contentType: 'application/msword', extensions: ['doc'], fits: ole },
  { contentType: 'application/vnd.ms-excel', extensions: ['xls'], fits: ole },
  { contentType: 'application/vnd.ms-powerpoint', extensions: ['ppt'], fits: ole },
  { contentType: 'application/rtf', extensions: ['rtf'], fits: starts('{\\rtf') },
  { contentType: 'text/plain', extensions: ['txt', 'text'], fits: isText },
  { contentType: 'text/markdown', extensions: ['md', 'markdown'], fits: isText },
  { contentType: 'text/csv', extensions: ['csv'], fits: isText },
  { contentType: 'application/zip', extensions: ['zip'], fits: zip },
  { contentType: 'audio/mpeg', extensions: ['mp3'], fits: mpegAudio },
  { contentType: 'audio/wav', extensions: ['wav'], fits: riff('WAVE') },
  { contentType: 'audio/ogg', extensions: ['ogg', 'oga', 'opus'], fits: starts('OggS') },
  { contentType: 'audio/mp4', extensions: ['m4a'], fits: mp4Family },
  { contentType: 'audio/aac', extensions: ['aac'], fits: mpegAudio },
  { contentType: 'audio/flac', extensions: ['flac'], fits: starts('fLaC') },
  { contentType: 'audio/webm', extensions: ['weba', 'webm'], fits: starts('\x1aE\xdf\xa3') },
];

export const maxFileBytes = 10 * 1024 * 1024;

export interface CheckedFile {
  /** Without a path or anything that would mislead a reader. */
  name: string;
  /** Ours, by the name's ending and the bytes; what the sender declared counts only where the name has no ending. */
  contentType: string;
}

/** Checks a file a buyer sent; throws `refusedFile` with the reason. */
export function checkFile(sentName: string, declaredType: string, bytes: Uint8Array): CheckedFile {
  const name = plainName(sentName);
  if (bytes.length === 0) throw publicError('refusedFile', name, 'it is empty');
  if (bytes.length > maxFileBytes) throw publicError('refusedFile', name, 'it is larger than 10 MB');
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase();
  const declared = declaredType.split(';')[0]?.trim().toLowerCase();
  const type = fileTypes.find(({ extensions, contentType }) =>
    extension ? extensions.includes(extension) : contentType === declared,
  );
  if (!type) throw publicError('refusedFile', name, 'files of this kind are not taken');
  if (!type.fits(bytes)) throw publicError('refusedFile', name, 'its content is not what its name says');
  return { name: extension ? name : `${name}.${type.extensions[0]}`, contentType: type.contentType };
}

function plainName(sent: string): string {
  const name = sent
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}<>"]/gu, '')
    .trim();
  return name ? name.slice(-100) : 'file';
}
