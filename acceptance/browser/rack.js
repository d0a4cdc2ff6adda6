// Spoils a page that lies on the rack, so that the paper must print it again.
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

// Where things stand in a record; the whole of it is told in RackRecord.java.
const MAGIC = 0x32724c44;
const MAGIC_AT = 16;
const LENGTH_AT = 20;
const PATH_LENGTH_AT = 60;
const PATH_AT = 128;

// Flips the last byte of every record of the page that readers could be sent.
export async function spoil(data, path) {
  const wanted = Buffer.from(path);
  let spoilt = 0;
  for (const name of (await readdir(join(data, 'rack'))).filter(name => name.startsWith('pages-'))) {
    const file = join(data, 'rack', name);
    const bytes = await readFile(file);
    for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
      const record = at - PATH_AT;
      if (record < 0 || bytes.readUInt32LE(record + MAGIC_AT) !== MAGIC || bytes.readUInt16LE(record + PATH_LENGTH_AT) !== wanted.length || bytes.readUInt32LE(record) === 0) continue;
      const last = record + bytes.readUInt32LE(record + LENGTH_AT) - 1;
      const handle = await open(file, 'r+');
      await handle.write(Buffer.from([bytes[last] ^ 255]), 0, 1, last);
      await handle.close();
      spoilt++;
    }
  }
  if (spoilt === 0) throw new Error(`${path} is not on the rack.`);
}
