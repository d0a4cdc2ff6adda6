// A line for each check, the reasons of what failed and of what was skipped, and how many of each.
export default async function* report(events) {
  const count = { ok: 0, FAIL: 0, skip: 0 };
  for await (const { type, data } of events) {
    if (type === 'test:diagnostic' && data.message.startsWith('measured: ')) {
      yield `     ${data.message}\n`;
    }
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A group fails with what is in it, which has a line already; or because it could not begin.
    const error = data.details.error?.cause ?? data.details.error;
    if (data.details.type === 'suite' && data.details.error?.failureType !== 'hookFailed') continue;
    // Not asked for by --only.
    if (data.skip === 'test name does not match pattern') continue;
    const result = data.skip !== undefined ? 'skip' : type === 'test:pass' ? 'ok' : 'FAIL';
    count[result]++;
    yield `${result.padEnd(4)} ${data.name} (${(data.details.duration_ms / 1000).toFixed(1)} s)\n`;
    if (result === 'skip') yield `     ${data.skip}\n`;
    if (result === 'FAIL') yield `${String(error?.message ?? error).replace(/^/gm, '     ')}\n`;
  }
  yield `${count.ok} passed, ${count.FAIL} failed, ${count.skip} skipped\n`;
}
