import { SearchPanel } from './panel.ts';
import { parseSearchAddress, formatSearchAddress } from './search-params.ts';

/** Milliseconds; a browser refuses to change the address much more often. */
const pause = 400;

/**
 * Keeps the question of the search page in its address, behind the #, which stays in the browser.
 * Typing changes the address in place; a question that was submitted or narrowed is a step of its
 * own, to which Back leads.
 */
function keepInAddress(panel: SearchPanel): void {
  let settled = location.href;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const formatAddress = () => formatSearchAddress(location.href, panel.params);
  const name = document.title;
  const showTitle = () => {
    const question = panel.input.value.trim();
    document.title = question === '' ? name : `${question} · ${name}`;
  };
  const keep = () => {
    clearTimeout(timer);
    showTitle();
    if (formatAddress() !== location.href) history.replaceState(history.state, '', formatAddress());
  };
  const settle = () => {
    clearTimeout(timer);
    showTitle();
    const address = formatAddress();
    if (address === settled) return keep();
    history.replaceState(history.state, '', settled);
    history.pushState(null, '', address);
    settled = address;
  };
  const take = () => {
    const params = parseSearchAddress(location.href);
    // The address leads to a place on the page, such as its main part.
    if (params === undefined) return;
    // An old link asks behind the question mark.
    history.replaceState(history.state, '', formatSearchAddress(location.href, params));
    settled = location.href;
    panel.fill(params);
    showTitle();
  };
  panel.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  });
  // A result may be opened before the pause is over.
  panel.addEventListener('click', keep);
  panel.addEventListener('submit', settle);
  panel.addEventListener('change', ({ target }) => target !== panel.input && settle());
  panel.addEventListener('keydown', (event) => {
    // Within a list of choices Escape closes that.
    if (event.key !== 'Escape' || event.isComposing || event.target instanceof HTMLSelectElement)
      return;
    event.preventDefault();
    panel.clear();
  });
  addEventListener('popstate', take);
  take();
  if (panel.input.value === '') panel.input.focus();
}

const panel = document.querySelector('main search-panel');
if (panel instanceof SearchPanel) keepInAddress(panel);
