// What the loader itself says until it has the words of the page's language. All others come with those.

import {
  failed_again,
  failed_site,
  failed_text,
  failed_title,
  loading,
  too_old_text,
  too_old_title,
} from "./words.en.json";

export const words = { failed_again, failed_site, failed_text, failed_title, loading, too_old_text, too_old_title };
