// Light, dark, or what the system says. theme.js applies the choice on the next visit.
const STORE = 'customer-api.theme';

export const themes = ['auto', 'light', 'dark'];

export const theme = () => localStorage.getItem(STORE) ?? 'auto';

export function chooseTheme(name) {
  if (name === 'auto') {
    localStorage.removeItem(STORE);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(STORE, name);
    document.documentElement.dataset.theme = name;
  }
}
