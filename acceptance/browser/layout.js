import assert from 'node:assert/strict';

// What makes a page unreadable, asked in the page itself.

// Whatever reaches past the page's edge, or is cut off by a box that hides what flows over.
export const spills = page => page.evaluate(() => {
  const found = [];
  const name = element => element.outerHTML.replace(/\s+/g, ' ').slice(0, 120);
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    found.push(`the page is ${document.documentElement.scrollWidth} px wide on a screen of ${width} px`);
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      const scrolled = element.closest('.table, .strip');
      if (!scrolled && box.width > 0 && (box.right > width + 1 || box.left < -1) && getComputedStyle(element).position !== 'absolute') {
        found.push(`past the edge (${Math.round(box.left)} to ${Math.round(box.right)}): ${name(element)}`);
        if (found.length > 5) break;
      }
    }
  }
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const isHiddenForEyes = element.closest('.hidden, .unseen, .skip, [hidden]');
    const cuts = value => value === 'hidden' || value === 'clip';
    if (isHiddenForEyes || !element.textContent.trim() || element.clientWidth === 0) continue;
    if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1
      || cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1) found.push(`cut off: ${name(element)}`);
  }
  return found;
});

// Lines of text that lie over one another: neighbours among the blocks of the page.
export const overlaps = page => page.evaluate(() => {
  const found = [];
  const blocks = [...document.querySelectorAll('h1, h2, h3, p, li, figcaption, td, th, legend, summary')]
    .filter(block => block.checkVisibility() && getComputedStyle(block).display !== 'inline' && !block.closest('.hidden, .unseen, .skip, .strip, svg') && !block.querySelector('h1, h2, h3, p, li') && block.textContent.trim());
  // Of a table that is scrolled, what is in sight.
  const inSight = block => {
    const box = block.getBoundingClientRect();
    const scrolled = block.closest('.table')?.getBoundingClientRect();
    if (!scrolled) return box;
    const [left, right] = [Math.max(box.left, scrolled.left), Math.min(box.right, scrolled.right)];
    return { left, right, top: box.top, bottom: box.bottom, width: right - left };
  };
  const boxes = blocks.map(block => ({ block, box: inSight(block) })).filter(({ box }) => box.width > 1);
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length; j++) {
      const [a, b] = [boxes[i].box, boxes[j].box];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 2 && high > 2) found.push(`${boxes[i].block.textContent.trim().slice(0, 50)} ⨯ ${boxes[j].block.textContent.trim().slice(0, 50)}`);
    }
  }
  return found.slice(0, 5);
});

// Whatever moved after it was first painted, as the browser itself accounts for it: how much, and what.
// A blank between two words has no place before the second has come, and a text that grows where it
// stands has not moved: the browser counts both.
export const shifts = page => page.evaluate(async () => {
  const entries = [];
  const observer = new PerformanceObserver(list => entries.push(...list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  const frames = 10;
  for (let i = 0; i < frames; i++) await new Promise(requestAnimationFrame);
  entries.push(...observer.takeRecords());
  const box = it => `${Math.round(it.x)},${Math.round(it.y)} ${Math.round(it.width)}×${Math.round(it.height)}`;
  const hasMoved = ({ node, previousRect, currentRect }) => box(previousRect) !== box(currentRect)
    && !(node?.nodeType === Node.TEXT_NODE && !node.textContent.trim());
  return entries.filter(({ sources }) => sources.length === 0 || sources.some(hasMoved)).map(entry => `a shift of ${entry.value.toFixed(4)}: ${entry.sources.map(({ node, previousRect, currentRect }) =>
    `${(node?.outerHTML ?? node?.textContent ?? 'something gone').replace(/\s+/g, ' ').slice(0, 80)} from ${box(previousRect)} to ${box(currentRect)}`).join(' · ')}`);
});

// Fails with everything that was found, a line each.
export const assertNone = found => assert.ok(found.length === 0, found.join('\n'));
