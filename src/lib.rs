//! `massage-check`: a self-assessment that a client of a massage clinic fills in before the first visit. This is the wasm
//! of the widget, and the only crate for clients that knows of a browser.
//!
//! In: a root element, the host object of the element's shim (`element/`) and a language pack. Out: a running
//! questionnaire. The shim owns loading, storage, printing and the crash panel; it calls the functions below.

#![cfg(feature = "web")]

mod date;
mod host;
mod keeping;
mod runner;
mod saved;
mod send;
mod take;
mod view;

use std::cell::RefCell;

use js_sys::Object;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::AppHandle;
use yew::html::Scope;

pub use host::Host;

use app::Msg;
use runner::{App, Props};

thread_local! {
    static MOUNTED: RefCell<Vec<(u32, Mounted)>> = const { RefCell::new(Vec::new()) };
    static ON_CRASH: RefCell<Vec<js_sys::Function>> = const { RefCell::new(Vec::new()) };
}

/// A questionnaire on the page, or one that was there and rests.
struct Mounted {
    handle: AppHandle<App>,
    root: Element,
    /// `None` while it rests.
    host: Option<Host>,
}

/// Shows a questionnaire in `root`, an empty element inside the shadow root. Gives the number to unmount it by. One that
/// is there already goes on as it is, with what the other host brings.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: Element, host: Host) -> u32 {
    let props = Props { settings: host.settings().into(), host: Some(host.clone()) };
    let woken = MOUNTED.with_borrow_mut(|mounted| {
        let (id, there) = mounted.iter_mut().find(|(_, known)| known.root == root)?;
        there.host = Some(host.clone());
        there.handle.update(props.clone());
        Some(*id)
    });
    if let Some(id) = woken {
        return id;
    }
    let handle = yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    MOUNTED.with_borrow_mut(|mounted| {
        let id = mounted.last().map_or(0, |(last, _)| last.wrapping_add(1));
        mounted.push((id, Mounted { handle, root, host: Some(host) }));
        id
    })
}

/// Takes new settings. An unknown number changes nothing.
#[wasm_bindgen]
pub fn configure(id: u32, settings: Object) {
    MOUNTED.with_borrow_mut(|mounted| {
        if let Some((_, Mounted { handle, host: Some(host), .. })) = mounted.iter_mut().find(|(known, _)| *known == id)
        {
            handle.update(Props { settings: settings.into(), host: Some(host.clone()) });
        }
    });
}

/// Deletes all answers and shows the first page. An unknown number changes nothing.
#[wasm_bindgen]
pub fn reset(id: u32) {
    say(id, Msg::ResetByHost);
}

/// Prints the sheet. An unknown number changes nothing.
#[wasm_bindgen]
pub fn print(id: u32) {
    say(id, Msg::PrintWanted);
}

/// Puts the sheet on the paper that the browser is about to print, at once, if the client is at the result. An unknown
/// number changes nothing.
#[wasm_bindgen]
pub fn put_on_paper(id: u32) {
    with_app(id, |app, host| {
        if let Some(app) = app.get_component() {
            app.put_on_paper(host);
        }
    });
}

/// Looks again at how answers are kept. An unknown number changes nothing.
#[wasm_bindgen]
pub fn keeping_changed(id: u32) {
    with_app(id, |app, host| {
        let keeping = app.get_component().and_then(|app| app.keeping(host));
        if let Some(keeping) = keeping {
            app.send_message(Msg::KeepingChanged(keeping));
        }
    });
}

fn say(id: u32, msg: Msg) {
    with_app(id, |app, _| app.send_message(msg));
}

/// Does something with a questionnaire that does not rest.
fn with_app(id: u32, act: impl FnOnce(&Scope<App>, &Host)) {
    let there = MOUNTED.with_borrow(|mounted| {
        let (_, Mounted { handle, host, .. }) = mounted.iter().find(|(known, _)| *known == id)?;
        Some(((**handle).clone(), host.clone()?))
    });
    if let Some((app, host)) = there {
        act(&app, &host);
    }
}

/// Takes a questionnaire away. An unknown number changes nothing.
///
/// It forgets everything and leaves its root empty, but rests there until it is mounted again: Yew never lets go of a
/// root, so a new one for each visit would make the page grow.
#[wasm_bindgen]
pub fn unmount(id: u32) {
    MOUNTED.with_borrow_mut(|mounted| {
        if let Some((_, Mounted { handle, host, .. })) = mounted.iter_mut().find(|(known, _)| *known == id) {
            *host = None;
            handle.update(Props { settings: Object::new().into(), host: None });
        }
    });
}

/// Registers what to call when this engine has crashed. The call carries nothing: a message could hold an answer.
#[wasm_bindgen]
pub fn on_crash(callback: js_sys::Function) {
    let is_first = ON_CRASH.with_borrow_mut(|callbacks| {
        callbacks.push(callback);
        callbacks.len() == 1
    });
    if is_first {
        yew::set_custom_panic_hook(Box::new(|_| {
            let callbacks = ON_CRASH.try_with(|callbacks| callbacks.try_borrow().map(|callbacks| callbacks.clone()));
            for callback in callbacks.into_iter().flatten().flatten() {
                // A shim that fails here has nothing left to be told.
                let _ = callback.call0(&wasm_bindgen::JsValue::NULL);
            }
        }));
    }
}
