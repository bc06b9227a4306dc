/**
 * Encryption of tiny PDFs with the standard security handler, revision 2 (RC4, 40 bit). Source: ISO 32000-1 §7.6.3.
 */
import { createHash } from 'node:crypto';

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const FILE_ID = Buffer.from('0123456789abcdef');
const PERMISSIONS = -4;

/** Trailer entries and a function that encrypts the stream of an object. */
export interface Encryption {
  trailer: string;
  encrypt: (object: number, stream: string) => string;
}

/** Encryption under a user password. */
export function encryption(password: string): Encryption {
  const user = pad(password);
  const owner = rc4(createHash('md5').update(pad('owner')).digest().subarray(0, 5), user);
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const key = createHash('md5').update(user).update(owner).update(permissions).update(FILE_ID).digest().subarray(0, 5);
  const check = rc4(key, PADDING);
  return {
    trailer: `/ID [<${FILE_ID.toString('hex')}> <${FILE_ID.toString('hex')}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${check.toString('hex')}> /P ${PERMISSIONS} >>`,
    encrypt: (object, stream) => {
      const salt = Buffer.from([object & 0xff, (object >> 8) & 0xff, 0, 0, 0]);
      const own = createHash('md5').update(key).update(salt).digest().subarray(0, 10);
      return rc4(own, Buffer.from(stream, 'latin1')).toString('latin1');
    },
  };
}

function pad(password: string): Buffer {
  return Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i);
  const at = (i: number): number => state[i] ?? 0;
  const swap = (i: number, j: number): void => {
    const kept = at(i);
    state[i] = at(j);
    state[j] = kept;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 0xff;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 0xff;
      j = (j + at(i)) & 0xff;
      swap(i, j);
      return byte ^ at((at(i) + at(j)) & 0xff);
    }),
  );
}
