// Debian's Chromium, with pinned fonts, and a page that keeps account of what went wrong on it.
import { chromium } from 'playwright-core';

export const launch = (args = []) => chromium.launch({
  executablePath: process.env.DATELINE_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--force-color-profile=srgb', '--font-render-hinting=none', '--disable-lcd-text', '--disable-smooth-scrolling', ...args],
  env: { ...process.env, FONTCONFIG_FILE: new URL('fonts.conf', import.meta.url).pathname, LANG: 'C.UTF-8' },
});

// Opens a path in a context of its own, hands it to `look`, and closes it. `faults` has every dialog,
// script error, refusal of the content security policy and request to another origin.
export async function visit(browser, origin, path, options, look) {
  const { size, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block', ...rest,
  });
  const faults = [];
  try {
    const page = await context.newPage();
    page.on('dialog', dialog => {
      faults.push(`a dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on('pageerror', error => faults.push(`a script failed: ${error.message}`));
    page.on('console', message => {
      // The browser itself notes the status of a page that is gone or missing.
      if (message.type() === 'error' && !/the server responded with a status of 4(04|10)/.test(message.text())) faults.push(message.text());
    });
    page.on('request', request => {
      const url = new URL(request.url());
      if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) faults.push(`a request to ${url.origin}`);
    });
    if (size) await page.addInitScript(chosen => localStorage.setItem('text-size', chosen), size);
    await page.goto(origin + path, { waitUntil: 'load' });
    return await look(page, faults);
  } finally {
    await context.close();
  }
}
