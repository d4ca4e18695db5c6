import type { Drives } from './drive.js';
import type { Stage } from './stage.js';

const quietly = { SuppressEmailNotification: true };
const withSecondary = async (stage: Stage) => void (await stage.client.accounts.v1.secondaryAuthToken().create());

/** The auth tokens of accounts v1. */
export const AUTH_TOKEN_DRIVES: Drives = {
  CreateSecondaryAuthToken: {
    given: () => ({ params: quietly }),
    call: (client, _path, params) => client.accounts.v1.secondaryAuthToken().create(params),
  },
  DeleteSecondaryAuthToken: {
    given: async (stage) => {
      await withSecondary(stage);
      return {};
    },
    call: (client) => client.accounts.v1.secondaryAuthToken().remove(),
  },
  UpdateAuthTokenPromotion: {
    given: async (stage) => {
      await withSecondary(stage);
      return { params: quietly };
    },
    call: (client, _path, params) => client.accounts.v1.authTokenPromotion().update(params),
  },
};
