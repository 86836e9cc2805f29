// Which address shows which view; a view's module is loaded when it is first shown.
const KEY = '#/keys/(\\d+)';

const routes = [
  { hash: '#/login', guest: true, load: () => import('./views/login.js') },
  { hash: '#/keys', load: () => import('./views/keys.js') },
  { hash: '#/keys/new', load: () => import('./views/new-key.js') },
  { hash: '#/keys/issued', load: () => import('./views/issued.js') },
  { hash: `${KEY}/edit`, load: () => import('./views/edit-key.js') },
  { hash: `${KEY}/downgrade`, load: () => import('./views/downgrade-key.js') },
  { hash: '#/authenticator', load: () => import('./views/authenticator.js') },
  { hash: '#/try', guest: true, load: () => import('./views/try.js') },
].map((route) => ({ ...route, pattern: new RegExp(`^${route.hash}$`) }));

export const HOME = '#/keys';

/** The route of an address, with what stands in it; the key list where there is none. */
export function routeOf(hash) {
  for (const route of routes) {
    const match = route.pattern.exec(hash);
    if (match) return { ...route, parameter: match[1], at: hash };
  }
  return { ...routeOf(HOME) };
}
