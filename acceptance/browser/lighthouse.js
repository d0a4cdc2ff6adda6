// Lighthouse under its slow-phone profile.
import assert from 'node:assert/strict';
import lighthouse from 'lighthouse';
import { launch } from './browser.js';

const GATES = ['accessibility', 'best-practices', 'seo'];
const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

// Runs it `times` over and answers the medians, with the spread; fails where a gate is missed once.
export async function measure(url, port, times) {
  const browser = await launch([`--remote-debugging-port=${port}`]);
  const runs = [];
  try {
    for (let i = 0; i < times; i++) {
      const { lhr } = await recorded(() => lighthouse(url, { port, logLevel: 'silent', output: 'json', onlyCategories: ['performance', ...GATES] }));
      assert.ok(!lhr.runtimeError, lhr.runtimeError?.message);
      for (const gate of GATES) {
        const short = lhr.categories[gate].auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
          .map(({ id }) => `${id}: ${lhr.audits[id].title} ${JSON.stringify(lhr.audits[id].details?.items?.slice(0, 2) ?? '')}`);
        assert.equal(Math.round(lhr.categories[gate].score * 100), 100, `${gate} is short of 100:\n${short.join('\n')}`);
      }
      assert.equal(lhr.audits['cumulative-layout-shift'].numericValue, 0, 'the layout shifts');
      runs.push({
        performance: Math.round(lhr.categories.performance.score * 100),
        lcp: Math.round(lhr.audits['largest-contentful-paint'].numericValue),
        blocking: Math.round(lhr.audits['total-blocking-time'].numericValue),
      });
    }
  } finally {
    await browser.close();
  }
  const told = (key, unit) => {
    const all = runs.map(run => run[key]);
    return `${median(all)}${unit} (${Math.min(...all)}–${Math.max(...all)})`;
  };
  return `performance ${told('performance', '')}, LCP ${told('lcp', ' ms')}, blocking ${told('blocking', ' ms')}; median of ${times}, with spread`;
}

// A recording that the browser lost says nothing about the page; Lighthouse asks for another then.
async function recorded(run, left = 2) {
  const result = await run();
  return result.lhr.runtimeError?.code === 'NO_NAVSTART' && left > 0 ? recorded(run, left - 1) : result;
}
