/** What the columns of a list of clubs are. */
export const clubColumns = {
  name: 'title',
  address: 'address',
  postcode: 'postcode',
  phone: 'phone',
  when: 'when',
  about: 'description',
  lat: 'lat',
  lon: 'lon',
} as const;

/** The first line of such a list. */
export const clubHeadings = Object.keys(clubColumns).join(',');
