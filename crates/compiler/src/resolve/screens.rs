//! Steps and screens: what is asked where.

use crate::catalog::split_ask;
use crate::context::CheckContext;
use crate::model::{Ask, Screen, Step};
use crate::problem::Spot;
use crate::read::Block;
use crate::{names, schema};

pub(super) fn step(context: &CheckContext<'_>, row: &schema::Step) -> Step {
    Step { id: row.id.clone(), heading: context.text(&format!("step.{}", row.id)) }
}

/// All screens. Each question, or each list of it, is asked once.
pub(super) fn screens(context: CheckContext<'_>, steps: &[Block<schema::Step>]) -> Vec<Screen> {
    let mut asked: Vec<Ask> = Vec::new();
    let mut screens = Vec::new();
    for (position, block) in steps.iter().enumerate() {
        for row in block.row.iter().flat_map(|step| &step.screen) {
            let spot = Spot::block(&block.spot.file, "screen", &row.id);
            let context = context.at(&spot);
            context.require(!row.asks.is_empty(), || {
                "asks nothing: name a question in \"asks\", or take the screen out".to_owned()
            });
            let asks: Vec<Ask> = row.asks.iter().filter_map(|name| ask(&context, name)).collect();
            for (ask, name) in asks.iter().zip(&row.asks) {
                context.require(!asked.contains(ask), || format!("asks {name:?}, which is asked before already"));
                asked.push(*ask);
            }
            screens.push(Screen {
                id: row.id.clone(),
                step: super::at(position),
                asks,
                seconds: context.within("seconds", row.seconds, 1..=600),
                heading: context.optional_text(&format!("screen.{}", row.id)),
            });
        }
    }
    check_all_asked(context, &asked);
    screens
}

fn ask(context: &CheckContext<'_>, name: &str) -> Option<Ask> {
    let (question, list) = split_ask(name);
    let question_id = context.check(context.catalog.questions.find(question))?;
    let row = context.catalog.question(question_id)?;
    let lists = || row.list.iter().map(|list| list.id.as_str());
    let list = match list {
        None => {
            context.require(row.list.is_empty(), || {
                format!(
                    "asks {question:?}, which has lists: ask them one by one, for example \"{question}:{}\"",
                    lists().next().unwrap_or_default()
                )
            });
            0
        }
        Some(list) => lists().position(|known| known == list).unwrap_or_else(|| {
            context.problem(format!(
                "unknown list {list:?} of question {question:?}{}",
                names::did_you_mean(list, lists())
            ));
            0
        }),
    };
    Some(Ask { question: question_id, list: u8::try_from(list).unwrap_or(u8::MAX) })
}

fn check_all_asked(context: CheckContext<'_>, asked: &[Ask]) {
    for question in context.catalog.questions.ids() {
        let spot = context.catalog.questions.spot(question);
        let lists = context.catalog.lists(question);
        let is_asked = |list: usize| asked.iter().any(|ask| ask.question == question && usize::from(ask.list) == list);
        for list in (0..lists.len().max(1)).filter(|list| !is_asked(*list)) {
            let what = lists.get(list).filter(|list| !list.id.is_empty()).map_or_else(
                || "no screen asks it".to_owned(),
                |list| format!("no screen asks its list {:?}", list.id),
            );
            context.at(&spot).problem(format!("{what}, name it in questions/steps.toml or take it out"));
        }
    }
}
