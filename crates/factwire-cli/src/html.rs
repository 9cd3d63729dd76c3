//! The readable text of a web page: what Firefox's reader view would show.

mod bounded;

use dom_query::Document;
use dom_smoothie::{Config, Readability, ReadabilityError, TextMode};
use factwire::Date;

use bounded::ELEMENTS;

/// A page's headline and text, and the day that it states.
pub struct Page {
    pub text: String,
    pub published: Option<Date>,
}

/// Why a page has no text.
#[derive(Debug, thiserror::Error)]
pub enum PageFault {
    #[error(transparent)]
    Readability(#[from] ReadabilityError),
    #[error(transparent)]
    Excess(#[from] bounded::Excess),
}

/// Headline and paragraphs, divided by empty lines.
pub fn readable(html: &str) -> Result<Page, PageFault> {
    let config = Config { text_mode: TextMode::Formatted, max_elements_to_parse: ELEMENTS, ..Config::default() };
    // a line break parts words, which the text of the article does not show
    let parted = html.replace("<br", " <br").replace("<BR", " <BR");
    let document = bounded::parse(&parted)?;
    cut_navigation(&document);
    let article = Readability::with_document(document, None, Some(config))?.parse()?;
    let title = headline(&article.title, article.site_name.as_deref());
    let body = article.text_content.trim();
    let text = if title.is_empty() || body.starts_with(title) { body.to_owned() } else { format!("{title}\n\n{body}") };
    // what is no date is one that the page does not state
    let published = article.published_time.and_then(|time| time.parse().ok());
    Ok(Page { text, published })
}

/// "Ferry sold | Lake Post" → "Ferry sold": the name of the site is no part of what is said.
fn headline<'t>(title: &'t str, site: Option<&str>) -> &'t str {
    let cut = match title.rsplit_once(" | ") {
        Some((before, _)) => before,
        None => site.and_then(|site| title.strip_suffix(site)).map_or(title, |before| {
            before.trim_end().strip_suffix(['-', '–', '—', '|', ':', '·', '•']).unwrap_or(title)
        }),
    };
    cut.trim()
}

/// What tells by its name that it is no part of an article.
const AROUND_THE_ARTICLE: &str = "nav, form, dialog, button, [role=navigation], [role=dialog], [role=search], [aria-label*=cookie i], \
    [class*=cookie i], [id*=cookie i], [class*=consent i], [id*=consent i], [class*=breadcrumb i], [class*=newsletter i], \
    [class*=share i], [class*=related i], [id*=related i], [class*=read-more i], [class*=recommended i]";

/// Of the letters of a list of links so many of a hundred are those of links.
const LINKED: usize = 70;

/// A box that is named so and has more letters than this may be the article itself ("page shared-layout").
const LONGEST_BOX: usize = 1_500;

/// Takes away menus, notices, buttons and lists of links; links amid words stay.
fn cut_navigation(document: &Document) {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    for node in document.select(AROUND_THE_ARTICLE).nodes() {
        if letters(&node.text()) <= LONGEST_BOX
            && node.node_name().is_none_or(|name| !matches!(&*name, "html" | "body" | "article" | "main"))
        {
            node.remove_from_parent();
        }
    }
    for node in document.select("ul, ol, p, aside, section").nodes() {
        let text = node.text();
        let links = dom_query::Selection::from(*node).select("a");
        let linked: usize = links.iter().map(|link| letters(&link.text())).sum();
        let all = letters(&text);
        // "<p><a>The ferry was sold.</a></p>" is a sentence
        let told = text.trim_end().ends_with(['.', '!', '?', '”', '"']);
        if all > 0 && all <= LONGEST_BOX && linked * 100 >= all * LINKED && !told {
            let heading = node.prev_element_sibling().filter(|h| h.is("h2, h3, h4, h5, h6") && !node.is("p, section"));
            node.remove_from_parent();
            if let Some(heading) = heading {
                heading.remove_from_parent();
            }
        }
    }
}
