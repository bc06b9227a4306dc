/**
 * Text → GB18030 bytes, of which Node only has the other direction: the two-byte part is turned round by decoding all of it.
 *
 * Limits: characters of one and two bytes (GBK); others throw RangeError.
 */

const LEAD = [0x81, 0xfe] as const;
const TRAIL = [0x40, 0xfe] as const;

function twoByteCodes(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let lead = LEAD[0]; lead <= LEAD[1]; lead++) {
    for (let trail = TRAIL[0]; trail <= TRAIL[1]; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if ([...char].length === 1 && char !== '\ufffd') codes.set(char, [lead, trail]);
    }
  }
  return codes;
}

let codes: Map<string, readonly [number, number]> | null = null;

/** Encodes `text`. Throws RangeError on a character that needs four bytes. */
export function encodeGb18030(text: string): Uint8Array {
  codes ??= twoByteCodes();
  const known = codes;
  const bytes = [...text].flatMap((char): readonly number[] => {
    const code = char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : known.get(char);
    if (code === undefined) throw new RangeError(`${char} has no two-byte code`);
    return code;
  });
  return Uint8Array.from(bytes);
}
