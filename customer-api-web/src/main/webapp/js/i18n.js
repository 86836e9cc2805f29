// The page's texts and how it writes times. The language's name goes to the server as the lang header.
import en from './i18n/en.js';
import zh from './i18n/zh.js';

const STORE = 'customer-api.lang';
const texts = { 'en-US': en, 'zh-CN': zh };

export const languages = { 'en-US': 'English', 'zh-CN': '中文' };

let current = texts[localStorage.getItem(STORE)] ? localStorage.getItem(STORE) : preferred();

export const language = () => current;

export function chooseLanguage(name) {
  current = name;
  localStorage.setItem(STORE, name);
}

/** The text of that name; {0}, {1} are replaced by the values. */
export function t(name, ...values) {
  const text = texts[current][name] ?? en[name] ?? name;
  return text.replace(/\{(\d)\}/g, (_, index) => values[index]);
}

/** An instant, in epoch milliseconds, in the reader's time zone. */
export function dateTime(millis) {
  return new Intl.DateTimeFormat(current, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(millis));
}

function preferred() {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en-US';
}
