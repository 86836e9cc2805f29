// Who is logged in. Only the token outlives a reload, in this tab and until it is closed: without it each reload would
// cost an authenticator code, and those are accepted once in 30 seconds. It opens nothing that needs a step-up.
const STORE = 'customer-api.token';

let token = sessionStorage.getItem(STORE);
let customer = null;

export const session = {
  get token() {
    return token;
  },

  /** As findCustomerInfo answers it; null before it was asked. */
  get customer() {
    return customer;
  },

  begin(loggedIn) {
    const { token: fresh, ...info } = loggedIn;
    token = fresh;
    customer = info;
    sessionStorage.setItem(STORE, token);
  },

  know(info) {
    customer = info;
  },

  end() {
    token = null;
    customer = null;
    sessionStorage.removeItem(STORE);
  },
};
