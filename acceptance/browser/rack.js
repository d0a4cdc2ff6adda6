// Spoils a page that lies on the rack, so that the paper must print it again.
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

// Where things stand in a record; the whole of it is told in RackRecord.java.
const NONCE_LENGTH = 12; // nothing but zeros once the record is replaced
const MAGIC = 0x32724c44;
const MAGIC_AT = 16;
const LENGTH_AT = 20;
const PATH_LENGTH_AT = 60;
const PATH_AT = 128;

// The files are a gigabyte long; records follow one another from the beginning.
const PART = 1 << 22;
const EMPTY = Buffer.alloc(PART);

// Records that were spoilt, by their nonces: a byte that is flipped twice is right again.
const spoilt = new Set();

// Flips the last byte of every record of the page that readers could be sent.
export async function spoil(data, path) {
  const found = await spoilOnce(data, path);
  if (found.live === 0) throw new Error(`${path} is not on the rack.`);
  // What was put there meanwhile.
  for (let i = 0; i < 5 && (await spoilOnce(data, path)).fresh > 0; i++);
}

async function spoilOnce(data, path) {
  const wanted = Buffer.from(path);
  const found = { live: 0, fresh: 0 };
  for (const name of (await readdir(join(data, 'rack'))).filter(name => name.startsWith('pages-'))) {
    const file = await open(join(data, 'rack', name), 'r+');
    try {
      const bytes = await written(file);
      for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
        const record = at - PATH_AT;
        if (record < 0 || bytes.readUInt32LE(record + MAGIC_AT) !== MAGIC || bytes.readUInt16LE(record + PATH_LENGTH_AT) !== wanted.length) continue;
        const nonce = bytes.toString('hex', record, record + NONCE_LENGTH);
        if (/^0*$/.test(nonce)) continue;
        found.live++;
        if (spoilt.has(nonce)) continue;
        spoilt.add(nonce);
        found.fresh++;
        const last = record + bytes.readUInt32LE(record + LENGTH_AT) - 1;
        await file.write(Buffer.from([bytes[last] ^ 255]), 0, 1, last);
      }
    } finally {
      await file.close();
    }
  }
  return found;
}

// What is in a file before it is empty.
async function written(file) {
  const parts = [];
  for (let at = 0; ; at += PART) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(PART), 0, PART, at);
    if (bytesRead < PART || buffer.equals(EMPTY)) return Buffer.concat([...parts, buffer.subarray(0, bytesRead)]);
    parts.push(buffer);
  }
}
