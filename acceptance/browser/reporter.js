// A line for each check, the reasons of what failed, and how many of each.
export default async function* report(events) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of events) {
    if (type === 'test:diagnostic' && data.message.startsWith('measured: ')) {
      yield `     ${data.message}\n`;
    }
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail' || data.details?.type === 'suite' || data.skip !== undefined) continue;
    const seconds = (data.details.duration_ms / 1000).toFixed(1);
    if (type === 'test:pass') {
      passed++;
      yield `ok   ${data.name} (${seconds} s)\n`;
    } else {
      failed++;
      const error = data.details.error.cause ?? data.details.error;
      yield `FAIL ${data.name} (${seconds} s)\n${String(error.message ?? error).replace(/^/gm, '     ')}\n`;
    }
  }
  yield `${passed} passed, ${failed} failed\n`;
}
