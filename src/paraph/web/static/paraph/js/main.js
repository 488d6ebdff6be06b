// The scripts of every page.  Each module does one thing and does nothing where it is not wanted;
// without any of them the pages work as pages.
import { forgetOnLeaving, keepDrafts } from "./drafts.js";
import { followScreen } from "./follow.js";
import { sendOnce } from "./forms.js";
import { takeKeys } from "./keys.js";
import { listen } from "./live.js";
import { keepPage } from "./page.js";
import { openPanels } from "./panel.js";
import { keepRows } from "./rows.js";
import { settle } from "./wall.js";
import { writeInPlace } from "./write.js";

document.documentElement.classList.replace("no-js", "js");
keepDrafts(document);
forgetOnLeaving(document);
sendOnce(document);
writeInPlace(document);
keepRows(document);
keepPage(document);
openPanels(document);
takeKeys(document);
settle(document);
followScreen(document);
listen(document);
