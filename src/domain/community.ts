import { z } from 'zod';
import { plainText } from './plain-text.ts';

/**
 * What a community is held together by. The words come from community development practice: people belong
 * to more than the place where they live.
 */
export const communityTies = [
  'neighbourhood',
  'interest',
  'friendship',
  'employment',
  'faith',
  'civic',
  'experience',
] as const;

/** One of the seven ties that hold a community together. */
export type CommunityTie = (typeof communityTies)[number];

/** How each tie is named on pages. */
export const communityTieNames: Readonly<Record<CommunityTie, string>> = {
  neighbourhood: 'Neighbourhood',
  interest: 'Shared interest',
  friendship: 'Friendship',
  employment: 'Work and trades',
  faith: 'Faith and belief',
  civic: 'Civic life',
  experience: 'Shared experience',
};

/** A community an asset belongs to: the tie, and the community's own name. */
export const communitySchema = z.strictObject({
  of: z.enum(communityTies).meta({
    title: 'Held together by',
    description:
      'What these people share: a place, an interest, friendship, work, faith, civic life or something lived through.',
  }),
  name: plainText({ max: 60 }).meta({
    title: 'Name of the community',
    description: 'As its own people would say it, like "people who knit" or "night-shift workers".',
  }),
});

/** A community an asset belongs to. */
export type Community = z.infer<typeof communitySchema>;
