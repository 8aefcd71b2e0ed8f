/* eslint-disable @typescript-eslint/consistent-type-imports -- a declared module cannot import from beside it */
/**
 * Types of the parts of Decap that come without any: what this form uses of them, and no more. Those of
 * `decap-cms-core` are its own.
 */

declare module 'decap-cms-backend-forgejo' {
  export const ForgejoBackend: import('./decap-backend.ts').DecapBackendClass;
  /** The page with the button that signs in. */
  export const AuthenticationPage: new (props: Record<string, unknown>) => import('react').Component<
    Record<string, unknown>
  > & {
    /** Absent where the form is not set up for it. */
    auth?: {
      authenticate(options: { readonly scope: string }, done: (error: unknown) => void): void;
    };
    componentDidMount(): void;
  };
}

declare module 'decap-cms-backend-gitlab' {
  export const GitLabBackend: import('./decap-backend.ts').DecapBackendClass;
}

declare module 'decap-cms-backend-github' {
  export const GitHubBackend: import('./decap-backend.ts').DecapBackendClass;
}

declare module 'decap-cms-backend-git-gateway' {
  export const GitGatewayBackend: import('./decap-backend.ts').DecapBackendClass;
}

declare module 'decap-cms-backend-proxy' {
  export const ProxyBackend: import('./decap-backend.ts').DecapBackendClass;
}

declare module 'decap-cms-widget-string' {
  export const DecapCmsWidgetString: import('./decap-backend.ts').DecapWidget;
}

declare module 'decap-cms-widget-text' {
  export const DecapCmsWidgetText: import('./decap-backend.ts').DecapWidget;
}

declare module 'decap-cms-widget-number' {
  export const DecapCmsWidgetNumber: import('./decap-backend.ts').DecapWidget;
}

declare module 'decap-cms-widget-boolean' {
  export const DecapCmsWidgetBoolean: import('./decap-backend.ts').DecapWidget;
}

declare module 'decap-cms-widget-select' {
  export const DecapCmsWidgetSelect: import('./decap-backend.ts').DecapWidget;
}

declare module 'decap-cms-widget-object' {
  export const DecapCmsWidgetObject: import('./decap-backend.ts').DecapWidget;
}

declare module 'decap-cms-locales' {
  export const en: Readonly<Record<string, unknown>>;
}

declare module 'react-dom/client' {
  /** Draws into an element of the page. */
  export function createRoot(container: Element): { render(node: import('react').ReactNode): void };
}

declare module 'react-dom' {
  /** Draws somewhere else in the page, or in a frame of it. */
  export function createPortal(
    children: import('react').ReactNode,
    container: Element,
  ): import('react').ReactPortal;
}
