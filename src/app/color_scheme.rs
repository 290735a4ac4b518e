//! Which colours: the person's choice, or what the system says.
//!
//! The desktop is asked after the first frame, on a thread of its own, so that a slow or
//! missing answer never holds the window up. Until it answers, what it said last time holds.

use iced::{Subscription, Task};

use crate::store::settings::{Settings, SystemColours, Theme as Choice};

use super::ui::theme::Theme;

/// What the system would like.
pub type ColorScheme = SystemColours;

/// The colours for these settings.
pub fn theme(settings: &Settings, system: ColorScheme) -> Theme {
    match settings.theme {
        Choice::Light => Theme::LIGHT,
        Choice::Dark => Theme::DARK,
        Choice::HighContrast => Theme::HIGH_CONTRAST_LIGHT,
        Choice::HighContrastDark => Theme::HIGH_CONTRAST_DARK,
        Choice::System => match (system.contrast, system.dark) {
            (false, false) => Theme::LIGHT,
            (false, true) => Theme::DARK,
            (true, false) => Theme::HIGH_CONTRAST_LIGHT,
            (true, true) => Theme::HIGH_CONTRAST_DARK,
        },
    }
}

/// What the system says whenever it changes; on Linux also what it says now. Silent where it says
/// nothing.
pub fn changes() -> Subscription<ColorScheme> {
    #[cfg(all(unix, not(target_os = "macos")))]
    return Subscription::run(portal::changes);
    #[cfg(not(all(unix, not(target_os = "macos"))))]
    iced::system::theme_changes().map(of_mode)
}

/// What the system says now, where [`changes`] does not begin with it.
pub fn now() -> Task<ColorScheme> {
    #[cfg(all(unix, not(target_os = "macos")))]
    return Task::none();
    #[cfg(not(all(unix, not(target_os = "macos"))))]
    iced::system::theme().map(of_mode)
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn of_mode(mode: iced::theme::Mode) -> ColorScheme {
    ColorScheme {
        dark: mode == iced::theme::Mode::Dark,
        contrast: false,
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
mod portal {
    //! The desktop portal's settings (`org.freedesktop.portal.Settings`), over D-Bus:
    //! `org.freedesktop.appearance` with `color-scheme` (1: dark) and `contrast` (1: high).

    use iced::futures::channel::mpsc;
    use iced::futures::{SinkExt, Stream, StreamExt};
    use iced::stream;
    use zbus::zvariant::{OwnedValue, Value};
    use zbus::{Connection, Proxy};

    use super::ColorScheme;

    const SPACE: &str = "org.freedesktop.appearance";
    const DARK: &str = "color-scheme";
    const CONTRAST: &str = "contrast";

    pub fn changes() -> impl Stream<Item = ColorScheme> {
        stream::channel(4, async |output| {
            // No bus, or no portal on it: the light theme stays, and the person can choose.
            let _ = watch(output).await;
        })
    }

    async fn watch(mut output: mpsc::Sender<ColorScheme>) -> zbus::Result<()> {
        let connection = Connection::session().await?;
        let settings = Proxy::new(
            &connection,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
        )
        .await?;
        let mut changed = settings.receive_signal("SettingChanged").await?;
        let mut scheme = ColorScheme {
            dark: read(&settings, DARK).await == Some(1),
            contrast: read(&settings, CONTRAST).await == Some(1),
        };
        let _ = output.send(scheme).await;
        while let Some(signal) = changed.next().await {
            let Ok((space, key, value)) =
                signal.body().deserialize::<(String, String, OwnedValue)>()
            else {
                continue;
            };
            match (space.as_str(), key.as_str()) {
                (SPACE, DARK) => scheme.dark = number(&value) == Some(1),
                (SPACE, CONTRAST) => scheme.contrast = number(&value) == Some(1),
                _ => continue,
            }
            let _ = output.send(scheme).await;
        }
        Ok(())
    }

    async fn read(settings: &Proxy<'_>, key: &str) -> Option<u32> {
        let answer: OwnedValue = settings.call("Read", &(SPACE, key)).await.ok()?;
        number(&answer)
    }

    /// The number in a value, through as many wrappings as a portal puts round it.
    fn number(value: &Value<'_>) -> Option<u32> {
        match value {
            Value::U32(number) => Some(*number),
            Value::Value(inner) => number(inner),
            _ => None,
        }
    }
}
