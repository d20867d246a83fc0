#!/usr/bin/python3
"""A browser of WebKitGTK that has a printer: MiniBrowser waits for a person at its print dialogue.

In: what WebKitWebDriver orders, and what pages say. Out: windows, and answers to the pages.

A page says `{ paper, then }` to `webkit.messageHandlers.printer` and is answered with a PDF in base64. `then` is
"print-now" for the page as it stands, or what the person at the dialogue does when this page calls `window.print()` next:
"print", "cancel", or "fail" for a printer that cannot. After a cancelled dialogue the answer is empty. A dialogue that
nobody announced is cancelled.

WebKit ignores `window.print()` in windows that are driven. So each may have a second one beside it that is not, and tells
`webkit.messageHandlers.beside` what is to be done there: `{ open }` an address, `{ run, inputs }` a script, or `{ close }`.

A page that says `{ width, height }` to `webkit.messageHandlers.size` gets a window of that size.
"""

import base64
import json
import pathlib
import tempfile

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("JavaScriptCore", "4.1")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, JavaScriptCore, WebKit2

PAPERS = {"a4": Gtk.PAPER_NAME_A4, "letter": Gtk.PAPER_NAME_LETTER}

# What has not been printed by then will never be.
PATIENCE_S = 30


class Window:
    """A window with one page, its printer, and perhaps a window beside it."""

    def __init__(self, context, is_driven=True):
        manager = WebKit2.UserContentManager()
        for name, told in (("printer", self.to_printer), ("beside", self.to_beside), ("size", self.to_size)):
            manager.register_script_message_handler_with_reply(name, None)
            manager.connect(f"script-message-with-reply-received::{name}", told)
        # Hatches must reach paper where "print backgrounds" is off, as it is in most browsers.
        settings = WebKit2.Settings(print_backgrounds=False)
        self.view = WebKit2.WebView(
            web_context=context, user_content_manager=manager, settings=settings, is_controlled_by_automation=is_driven
        )
        self.announced = None
        self.beside = None
        self.window = Gtk.Window(default_width=1024, default_height=768)
        self.window.add(self.view)
        self.window.show_all()
        self.view.connect("print", self.asked)
        self.view.connect("close", lambda _view: self.window.destroy())

    def to_printer(self, _manager, message, reply):
        order = json.loads(message.to_json(0))
        job = Job(order["paper"], order["then"], reply, message.get_context())
        if order["then"] == "print-now":
            job.start(WebKit2.PrintOperation.new(self.view))
        else:
            self.announced = job
        return True

    def to_beside(self, _manager, message, reply):
        order = json.loads(message.to_json(0))
        context = message.get_context()
        if "run" in order:
            self.beside.run(order["run"], order["inputs"], reply, context)
            return True
        if self.beside:
            self.beside.window.destroy()
        if "open" in order:
            self.beside = Window(self.view.get_context(), is_driven=False)
            self.beside.view.load_uri(order["open"])
        reply.return_value(JavaScriptCore.Value.new_null(context))
        return True

    def to_size(self, _manager, message, reply):
        size = json.loads(message.to_json(0))
        self.window.resize(size["width"], size["height"])
        reply.return_value(JavaScriptCore.Value.new_null(message.get_context()))
        return True

    def run(self, script, inputs, reply, context):
        """Runs the script of an asynchronous command of WebDriver, and answers with JSON."""
        body = f"return JSON.stringify(await new Promise((done) => (function () {{ {script} }})(JSON.parse(inputs), done)))"

        def ended(view, result):
            try:
                value = view.call_async_javascript_function_finish(result)
                reply.return_value(JavaScriptCore.Value.new_string(context, value.to_string()))
            except GLib.Error as error:
                reply.return_error_message(error.message)

        arguments = GLib.Variant("a{sv}", {"inputs": GLib.Variant("s", inputs)})
        self.view.call_async_javascript_function(body, -1, arguments, None, None, None, ended)

    def asked(self, _view, operation):
        """The page has called `window.print()`. No dialogue of GTK opens: whoever announced it has chosen already."""
        job, self.announced = self.announced, None
        if job:
            job.start(operation)
        return True


class Job:
    """One print, and the answer that is owed for it."""

    def __init__(self, paper, then, reply, context):
        self.paper = Gtk.PaperSize.new(PAPERS[paper])
        self.then = then
        self.reply = reply
        self.context = context

    def start(self, operation):
        if self.then == "cancel":
            self.answer("")
            return
        # GLib holds no reference while it prints.
        self.operation = operation
        self.folder = tempfile.TemporaryDirectory(prefix="massage-check-")
        # A folder that is not there is a printer that cannot.
        name = "sheet.pdf" if self.then != "fail" else "none/sheet.pdf"
        self.path = pathlib.Path(self.folder.name, name)
        operation.set_print_settings(self.settings())
        operation.set_page_setup(self.setup())
        operation.connect("failed", lambda _operation, error: self.refuse(error.message))
        operation.connect("finished", self.finished)
        GLib.timeout_add_seconds(PATIENCE_S, self.refuse, "the print never ended")
        operation.print_()

    def settings(self):
        settings = Gtk.PrintSettings()
        settings.set_printer("Print to File")
        settings.set_paper_size(self.paper)
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, self.path.as_uri())
        return settings

    def setup(self):
        """With the margins that GTK offers a person."""
        setup = Gtk.PageSetup()
        setup.set_paper_size_and_default_margins(self.paper)
        return setup

    def finished(self, _operation):
        """Comes after "failed" too."""
        if self.reply and self.path.exists():
            self.answer(base64.b64encode(self.path.read_bytes()).decode())
        self.refuse("no file was written")

    def answer(self, text):
        if self.reply:
            self.reply.return_value(JavaScriptCore.Value.new_string(self.context, text))
        self.reply = None

    def refuse(self, why):
        """Answers that nothing was printed, if no answer was given yet."""
        if self.reply:
            self.reply.return_error_message(why)
        self.reply = None
        return GLib.SOURCE_REMOVE


def main():
    context = WebKit2.WebContext.new_ephemeral()
    context.set_automation_allowed(True)

    def started(_context, session):
        info = WebKit2.ApplicationInfo()
        info.set_name("webkit-browser.py")
        session.set_application_info(info)
        session.connect("create-web-view", lambda _session: Window(context).view)

    context.connect("automation-started", started)
    Gtk.main()


main()
