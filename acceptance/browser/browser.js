// Debian's Chromium, with pinned fonts, and a page that keeps account of what went wrong on it.
import { chromium } from 'playwright-core';

const CHROMIUM = process.env.DATELINE_CHROMIUM ?? '/usr/bin/chromium';

// The same program without the window around the page, which takes half the time to open.
export const SHELL = process.env.DATELINE_CHROMIUM ?? '/usr/bin/chromium-headless-shell';

export const launch = (args = [], executablePath = CHROMIUM) => chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--force-color-profile=srgb', '--font-render-hinting=none', '--disable-lcd-text', '--disable-smooth-scrolling', ...args],
  env: { ...process.env, FONTCONFIG_FILE: new URL('fonts.conf', import.meta.url).pathname, LANG: 'C.UTF-8' },
});

// What goes wrong on a page from now on: every dialog, script error, refusal of the content security policy
// and request to another origin. What the console may say is `expected`; data has the origin `null`.
export function faultsOf(page, origins, expected, faults = []) {
  page.on('dialog', dialog => {
    faults.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {}); // the page may be gone
  });
  page.on('pageerror', error => faults.push(`a script failed: ${error.message}`));
  page.on('console', message => message.type() === 'error' && !expected.test(message.text()) && faults.push(message.text()));
  page.on('request', request => {
    const { origin } = new URL(request.url());
    if (!origins.includes(origin)) faults.push(`a request to ${request.url()}`);
  });
  return faults;
}

// Opens a path in a context of its own. `faults` has what went wrong there. A site that pages may `frame` is played by
// an empty page.
export async function open(browser, origin, path, options = {}) {
  const { size, framed, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block', ...rest,
  });
  try {
    const page = await context.newPage();
    // The browser itself notes the status of a page that is gone or missing.
    const faults = faultsOf(page, [origin, framed, 'null'], /the server responded with a status of (404|410|451|503)/);
    if (framed) await context.route(`${framed}/**`, route => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>From elsewhere</title>' }));
    if (size) await page.addInitScript(chosen => { if (window === top) localStorage.setItem('text-size', chosen); }, size);
    const answer = await page.goto(origin + path, { waitUntil: 'load' });
    return { page, faults, status: answer.status(), close: () => context.close() };
  } catch (failed) {
    await context.close();
    throw failed;
  }
}

// Opens a path, hands it to `look`, and closes it.
export async function visit(browser, origin, path, options, look) {
  const { page, faults, status, close } = await open(browser, origin, path, options);
  try {
    return await look(page, faults, status);
  } finally {
    await close();
  }
}
