import type { Site } from '../../domain/site.ts';

/** Where Decap reads and writes, in its own words. */
export interface BackendConfig {
  readonly name: 'forgejo' | 'gitlab' | 'github' | 'git-gateway' | 'proxy';
  readonly branch: string;
  readonly [setting: string]: unknown;
}

/** Path below the site's base at which a program on this computer answers for the content. */
export const localService = 'admin/service/';

/** The content folder of this computer, by way of `npm run edit`. */
export function localBackend(base: string): BackendConfig {
  return { name: 'proxy', branch: 'main', proxy_url: `${base}${localService}` };
}

type Repository = NonNullable<Site['repository']>;
type Editing = NonNullable<Site['editing']>;

/** The git host that `site.json` names, as Decap wants to be told of it. */
export function hostBackend(editing: Editing, repository: Repository, siteUrl: string): BackendConfig {
  const { origin, pathname } = new URL(repository.url);
  const repo = pathname.replace(/^\/+|\/+$|\.git$/g, '');
  const shared = { branch: repository.branch ?? 'main', commit_messages: commitMessages };
  if (editing.mode !== 'host') {
    return { name: 'git-gateway', ...shared, ...gatewayOf(editing) };
  }
  switch (repository.host) {
    case 'forgejo':
      return { name: 'forgejo', ...shared, repo, app_id: editing.appId, api_root: `${origin}/api/v1` };
    case 'gitlab':
      return {
        name: 'gitlab',
        ...shared,
        repo,
        auth_type: 'pkce',
        app_id: editing.appId,
        base_url: origin,
        api_root: `${origin}/api/v4`,
      };
    case 'github':
      return {
        name: 'github',
        ...shared,
        repo,
        site_domain: new URL(siteUrl).hostname,
        base_url: editing.signIn && new URL(editing.signIn).origin,
        auth_endpoint:
          editing.signIn && (new URL(editing.signIn).pathname.replace(/^\/+|\/+$/g, '') || 'auth'),
      };
  }
}

function gatewayOf({ mode, signIn, gateway }: Editing) {
  return mode === 'decapbridge'
    ? { auth_type: 'pkce', base_url: signIn, gateway_url: gateway }
    : { identity_url: signIn, gateway_url: gateway };
}

/** What a change is called in the history; the panel reads it there. */
const commitMessages = {
  create: 'Add {{collection}}: {{slug}}',
  update: 'Change {{collection}}: {{slug}}',
  delete: 'Remove {{collection}}: {{slug}}',
  uploadMedia: 'Add a photo: {{path}}',
  deleteMedia: 'Remove a photo: {{path}}',
};
