// A member of staff at a browser.

/** Until the screen of a story says that it is at a stage. */
export const atStage = (page, word) => page.waitForFunction(said => document.querySelector('[data-stage]')?.textContent.startsWith(said), word);

/** A member at a browser, whose clicks and keys away from typing are counted. */
export class Person {
  constructor(paper, browser, name, role, size) {
    Object.assign(this, paper.person(name, role), { paper, browser, size, count: 0, faults: [] });
  }

  async comeIn() {
    this.context = await this.browser.newContext({ viewport: this.size ?? { width: 1280, height: 720 } });
    await this.paper.join(this);
    await this.paper.signIn(this);
    this.page = await this.context.newPage();
    this.page.on('pageerror', error => this.faults.push(error.message));
    this.page.on('console', message => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && this.faults.push(message.text()));
    return this;
  }

  async click(selector) {
    this.count++;
    await this.page.click(selector);
  }

  /** A key that writes nothing. */
  async press(key) {
    this.count++;
    await this.page.keyboard.press(key);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  open(id) {
    return this.page.goto(`${this.paper.origin}/stories/${id}`);
  }

  /** The stage as the screen says it. */
  stage(word) {
    return atStage(this.page, word);
  }

  async says(selector, words) {
    try {
      await this.page.waitForFunction(([where, said]) => document.querySelector(where)?.textContent.includes(said), [selector, words]);
    } catch (late) {
      throw new Error(`${selector} does not say “${words}” but “${await this.page.textContent(selector)}”`, { cause: late });
    }
  }

  /** The button of that name, by keyboard. */
  async enter(name) {
    await this.page.locator(`.about button:text-is("${name}"):not([disabled])`).focus();
    await this.page.keyboard.press('Enter');
  }

  /** Fills the open form and sends it, without a mouse. */
  async fill(words, keys = []) {
    await this.page.waitForSelector('dialog[open]');
    await this.page.keyboard.press('Control+A');
    await this.type(words);
    for (const key of ['Tab', ...keys, 'Enter']) await this.page.keyboard.press(key);
    await this.page.waitForSelector('dialog', { state: 'detached' });
  }
}

/** Keeps a picture of the screen, for whoever wants to look. */
export async function look({ page }, name) {
  if (process.env.DATELINE_SHOTS) await page.screenshot({ path: `${process.env.DATELINE_SHOTS}/${name}.png` });
}
