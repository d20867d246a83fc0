<?php
/**
 * Plugin Name:       Massage Check
 * Description:       A questionnaire that clients of a massage clinic fill in before a visit: as a shortcode and as a block. Answers stay in the browser of the client.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * Text Domain:       massage-check
 *
 * In: the settings of the site, and the attributes of a shortcode or block. Out: the element <massage-check> with a
 * fallback inside, and its loader once per page. It knows no question, and no answer ever reaches it.
 */

namespace MassageCheck;

defined( 'ABSPATH' ) || exit;

/** Name of the option that holds the settings, and of the shortcode. */
const NAME = 'massage_check';

/** Name of the settings page, and of the script. */
const SLUG = 'massage-check';

/** By these, plugins and services that work on scripts leave one alone. `setup/snippets.js` has the same. */
const MARKS = 'data-cfasync="false" data-jetpack-boost="ignore" data-no-defer="1" data-no-minify="1" data-no-optimize="1" data-noptimize="1" data-pagespeed-no-defer nowprocket';

/** Where the loader lies when dist/ was uploaded into the folder of this plugin. */
const OWN_SCRIPT = 'dist/massage-check.js';

/**
 * What a phone number is: a copy of content/phone.json, which the questionnaire follows, too. A test compares both. SIGNS
 * may stand between digits, AROUND is what may stand around numbers (#), IS and ISNT look at how a number is written,
 * followed by = and what is dialled.
 */
const PHONE_SIGNS = '().‐‑‒–—―−-';
const PHONE_AROUND = '^(?:[A-Za-zÀ-ӿ \'’.:&(–-]*[ \'.:&(-])?#(?:(?: *[,;/|&] *| *, (?:or|and) | (?:or|and|oder|und|ou|et|o|y|e|of|en|eller|och|og) )#)*\\)?\\.?$';
const PHONE_IS = '^\\(?(?:000|024|1[578]|[1-9][0-9]{2,5})=|=1(?:16[0-9]{3}|[38][0-9]{4})$|=(?:0[1-9][0-9]{5,10}|00[1-9][0-9]{7,12}|[1-9][0-9]{6,11}|\\+[1-9][0-9]{6,14})$';
const PHONE_ISNT = '^\\(?(?:000|11[0-57-9]|911|988|999)[^0-9=]|[0-9][^0-9=]*[0-9][^0-9=]*[0-9][^0-9=]*[0-9][^0-9=]+(?:000|11[0-57-9]|911|988|999)=|=(?:000|11[0-57-9]|911|988|999)(?:000|11[0-57-9]|911|988|999)+$|^~|^\\(?0?[1-9][^=]*~|(?:[0-9][^0-9=]*){6}~|\\(0\\)|=(?:\\+|00)(?:[17]|2[07]|3[0-46]|3(?:[58][0-9]|7[0-79])|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])0|^\\(?0?[1-9][0-9]*[^0-9=]+[0-9][^0-9]|[0-9][^0-9=]+[0-9]+[^0-9=]+[0-9][^0-9]|(?:[0-9][^0-9=]*){6} - |(?:^| )\\(?[0-9]{1,2}(?:\\.[0-9]{2})? ?- ?[0-9]{1,2}(?:\\.[0-9]{2})?=|(?:^| )\\(?[0-9]{1,2}\\.[0-9]{2}[ =-]|(?:^|[ (])(?:[01][0-9]|2[0-4])[0-5][05][^0-9=]+(?:[01][0-9]|2[0-4])[0-5][05]=|^\\(?[0-9][0-5][05][^0-9=]+(?:1[0-9]|2[0-4])[0-5][05]=';

add_action( 'init', __NAMESPACE__ . '\\register' );
add_action( 'admin_init', __NAMESPACE__ . '\\register_settings' );
add_action( 'admin_menu', __NAMESPACE__ . '\\add_settings_page' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\\defer', 10, 2 );
register_activation_hook( __FILE__, __NAMESPACE__ . '\\activate' );

/**
 * All that can be set, by its name in a shortcode: the attributes of the element with _ for -. `values` are the only
 * ones that are taken; what is `on_page` makes no sense for a whole site.
 */
function attributes() {
	return array(
		'clinic_name'      => array( 'label' => __( 'Name of the clinic', 'massage-check' ) ),
		'clinic_phone'     => array( 'label' => __( 'Phone number of the clinic', 'massage-check' ) ),
		'booking_link'     => array( 'label' => __( 'Where a visit can be booked, an https address or one of this site', 'massage-check' ) ),
		'region'           => array( 'label' => __( 'Country whose phone numbers are used, for example gb', 'massage-check' ) ),
		'emergency_number' => array( 'label' => __( 'Emergency number', 'massage-check' ) ),
		'urgent_line'      => array( 'label' => __( 'Urgent care line', 'massage-check' ) ),
		'maternity'        => array( 'label' => __( 'Maternity unit', 'massage-check' ) ),
		'crisis_line'      => array( 'label' => __( 'Crisis line', 'massage-check' ) ),
		'offered'          => array( 'label' => __( 'Techniques on offer, by id, separated by commas', 'massage-check' ) ),
		'exports'          => array( 'label' => __( 'What clients can save beside paper: text, file, fhir, code (a QR code on paper), separated by commas, or none', 'massage-check' ) ),
		'mode'             => array(
			'label'  => __( 'Mode', 'massage-check' ),
			'values' => array( 'personal', 'catalogue' ),
		),
		'reviewer'         => array( 'label' => __( 'Who has reviewed texts and rules', 'massage-check' ) ),
		'reviewed_on'      => array( 'label' => __( 'When they were reviewed', 'massage-check' ) ),
		'heading_level'    => array(
			'label'  => __( 'Level of the page heading', 'massage-check' ),
			'values' => array( '2', '3', '4', '5' ),
		),
		'lang'             => array( 'label' => __( 'Language, for example en; else that of the page', 'massage-check' ) ),
		'color_scheme'     => array(
			'label'  => __( 'Colours: auto as the device has them; else as the page has them', 'massage-check' ),
			'values' => array( 'auto', 'light', 'dark' ),
		),
		'loading'          => array(
			'label'  => __( 'When it is loaded: at once, or else when a visitor comes near it', 'massage-check' ),
			'values' => array( 'eager' ),
		),
		'storage'          => array(
			'label'  => __( 'How long answers are kept: on this device if the client chooses, in this tab, or not at all', 'massage-check' ),
			'values' => array( 'device', 'tab', 'none' ),
		),
		'expiry'           => array( 'label' => __( 'For how many days answers are kept, 1 to 90', 'massage-check' ) ),
		'kiosk'            => array(
			'label'  => __( 'Device that strangers share: answers are deleted when nobody touches it', 'massage-check' ),
			'values' => array( 'on' ),
		),
		'form_id'          => array(
			'label'   => __( 'Name that keeps the answers of two questionnaires apart', 'massage-check' ),
			'on_page' => true,
		),
		'shadow'           => array(
			'label'   => __( 'Shadow root, open only for tests and audits', 'massage-check' ),
			'values'  => array( 'open' ),
			'on_page' => true,
		),
	);
}

/** The attributes that can be set for the whole site. */
function site_attributes() {
	return array_filter(
		attributes(),
		function ( $attribute ) {
			return empty( $attribute['on_page'] );
		}
	);
}

/** A value as it may be used, or '' when it may not. Markup in it is text like any other; the output escapes it. */
function clean( $attribute, $value ) {
	if ( ! is_string( $value ) ) {
		return '';
	}
	$value = trim( preg_replace( '/[\x00-\x1f\x7f]+/', ' ', wp_check_invalid_utf8( $value ) ) );
	return isset( $attribute['values'] ) && ! in_array( $value, $attribute['values'], true ) ? '' : $value;
}

function settings() {
	$settings = get_option( NAME );
	return is_array( $settings ) ? $settings : array();
}

/* On a page of the site */

function register() {
	add_shortcode( NAME, __NAMESPACE__ . '\\shortcode' );
	register_editor_script();
	register_block_type(
		'massage-check/questionnaire',
		array(
			'api_version'           => 2,
			'title'                 => __( 'Massage questionnaire', 'massage-check' ),
			'description'           => __( 'Clients fill it in before a visit. Their answers stay in their browser.', 'massage-check' ),
			'category'              => 'widgets',
			'icon'                  => 'clipboard',
			'supports'              => array(
				'html'  => false,
				'align' => array( 'wide', 'full' ),
			),
			'attributes'            => array_fill_keys(
				array_keys( attributes() ),
				array(
					'type'    => 'string',
					'default' => '',
				)
			),
			'editor_script_handles' => array( SLUG . '-editor' ),
			'render_callback'       => __NAMESPACE__ . '\\block',
		)
	);
}

/**
 * Takes names as the element has them as well, because owners copy them. Themes give a block its place in the page, but
 * not an element that they do not know; and a block ends the paragraph that editors like to put a shortcode into.
 */
function shortcode( $given ) {
	$named = array();
	foreach ( (array) $given as $name => $value ) {
		$named[ str_replace( '-', '_', $name ) ] = $value;
	}
	return '<div class="massage-check">' . element( $named ) . '</div>';
}

function block( $given ) {
	return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), element( $given ) );
}

/** The element. What is not given is taken from the settings, and what has no name in attributes() is left out. */
function element( $given ) {
	$settings = settings();
	$values   = array();
	$markup   = '';
	foreach ( attributes() as $name => $attribute ) {
		$value = clean( $attribute, $given[ $name ] ?? '' );
		if ( '' === $value && empty( $attribute['on_page'] ) ) {
			$value = clean( $attribute, $settings[ $name ] ?? '' );
		}
		$values[ $name ] = $value;
		if ( '' !== $value ) {
			$markup .= sprintf( ' %s="%s"', esc_attr( str_replace( '_', '-', $name ) ), esc_attr( $value ) );
		}
	}
	enqueue_script();
	// A loader that such a plugin has copied all the same does not know where the other files lie.
	$folder = preg_replace( '/[^\/]*(\?.*)?$/', '', script_address() );
	if ( '' !== $folder ) {
		$markup .= sprintf( ' base="%s"', esc_url( $folder ) );
	}
	// WordPress runs shortcodes in what a block has made, also those that somebody has written into a name.
	return str_replace( '[', '&#91;', "<massage-check$markup>" . fallback( $values ) . '</massage-check>' );
}

/** What is seen until the questionnaire has started, and when it cannot. */
function fallback( $values ) {
	$level  = '' === $values['heading_level'] ? '2' : $values['heading_level'];
	$clinic = array();
	if ( '' !== $values['clinic_name'] ) {
		$clinic[] = esc_html( $values['clinic_name'] );
	}
	if ( '' !== $values['clinic_phone'] ) {
		$clinic[] = phone_links( $values['clinic_phone'] );
	}
	return sprintf(
		'<h%1$s>%2$s</h%1$s><p>%3$s</p>',
		esc_attr( $level ),
		esc_html__( 'Get ready for your massage visit', 'massage-check' ),
		sprintf(
			/* translators: %s: name and phone number of the clinic */
			esc_html__( 'If no questionnaire appears here, your browser may be too old or may not run scripts. Please call instead: %s', 'massage-check' ),
			$clinic ? implode( ', ', $clinic ) : esc_html__( 'the clinic', 'massage-check' )
		)
	);
}

/** The numbers in a text as links. If one digit in it is not part of a number that is certain, the text as it is. */
function phone_links( $text ) {
	$parts  = preg_split( '/(\(?\+?[0-9](?:[0-9\s' . PHONE_SIGNS . ']*[0-9])?)/u', $text, -1, PREG_SPLIT_DELIM_CAPTURE );
	$around = '';
	$markup = '';
	foreach ( $parts ? $parts : array( $text ) as $at => $part ) {
		if ( 0 === $at % 2 ) {
			$around .= preg_replace( '/\s/u', ' ', $part );
			$markup .= esc_html( $part );
			continue;
		}
		$number = dialled( $part );
		if ( '' === $number ) {
			return esc_html( $text );
		}
		$around .= '#';
		// A bracket that a number opens and does not close belongs to the words around it.
		$opened  = '(' === $part[0] && false === strpos( $part, ')' ) ? 1 : 0;
		$markup .= substr( $part, 0, $opened );
		$markup .= sprintf( '<a href="%s">%s</a>', esc_url( "tel:$number", array( 'tel' ) ), esc_html( substr( $part, $opened ) ) );
	}
	return preg_match( phone_pattern( PHONE_AROUND ), $around ) ? $markup : esc_html( $text );
}

/** What is dialled for one number as it was written, or '' if that is not certain. */
function dialled( $written ) {
	$plain  = preg_replace( array( '/\s/u', '/[^0-9+(). ]/u' ), array( ' ', '-' ), $written );
	$plain  = preg_replace( '/\(0\)/', '~', $plain, 1 );
	$number = preg_replace( '/[^0-9+]/', '', $plain );
	$both   = "$plain=$number";
	return preg_match( phone_pattern( PHONE_IS ), $both ) && ! preg_match( phone_pattern( PHONE_ISNT ), $both ) ? $number : '';
}

/** Between signs that stand in none of the expressions. The end is that of the text, not that of a line. */
function phone_pattern( $expression ) {
	return "\x01$expression\x01uD";
}

/* The loader */

/** Once per page, however many questionnaires stand on it. */
function enqueue_script() {
	$address = script_address();
	if ( '' !== $address ) {
		wp_enqueue_script( SLUG, $address, array(), null, true );
	}
}

/** The address of the loader, or '' when there is none. */
function script_address() {
	$chosen = settings()['script'] ?? '';
	if ( is_allowed_script( $chosen ) ) {
		return $chosen;
	}
	$file = __DIR__ . '/' . OWN_SCRIPT;
	// The time of the upload is in the address, so that no browser goes on with the loader of an earlier version.
	return is_readable( $file ) ? add_query_arg( 'ver', filemtime( $file ), plugins_url( OWN_SCRIPT, __FILE__ ) ) : '';
}

/** Whether a script may come from there: from this site, or from a server that proves who it is. */
function is_allowed_script( $address ) {
	if ( ! is_string( $address ) || '' === $address || esc_url_raw( $address, array( 'http', 'https' ) ) !== $address ) {
		return false;
	}
	$parts = wp_parse_url( $address );
	if ( empty( $parts['host'] ) ) {
		return '/' === $address[0];
	}
	return 'https' === ( $parts['scheme'] ?? '' ) || 0 === strpos( $address, home_url( '/' ) );
}

/**
 * WordPress before 6.3 cannot be asked for a deferred script. And plugins that merge, copy, delay or inline scripts are told to
 * leave this one alone: each has a mark of its own for that.
 */
function defer( $tag, $handle ) {
	return SLUG === $handle ? str_replace( ' src=', ' ' . MARKS . ' defer src=', $tag ) : $tag;
}

/* In the editor */

/** There is no build step and no second file, so the script goes the way that WordPress has for short ones. */
function register_editor_script() {
	$fields = array();
	foreach ( attributes() as $name => $attribute ) {
		$fields[] = array( 'name' => $name ) + $attribute;
	}
	$words  = array(
		'settings' => __( 'Settings', 'massage-check' ),
		'help'     => __( 'The questionnaire stands here. What is left empty is taken from Settings, Massage Check.', 'massage-check' ),
		'default'  => __( 'As usual', 'massage-check' ),
	);
	$handle = SLUG . '-editor';
	wp_register_script( $handle, false, array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ), null, true );
	wp_add_inline_script(
		$handle,
		sprintf( '( %s )( %s, %s );', EDITOR_SCRIPT, wp_json_encode( $fields, JSON_HEX_TAG ), wp_json_encode( $words, JSON_HEX_TAG ) )
	);
}

/** Shows a placeholder on the page, and a field for each attribute beside it. */
const EDITOR_SCRIPT = <<<'JS'
( fields, words ) => {
	const { createElement: el, Fragment } = wp.element;
	const { InspectorControls, useBlockProps } = wp.blockEditor;
	const { PanelBody, Placeholder, SelectControl, TextControl } = wp.components;

	const field = ( { name, label, values }, attributes, setAttributes ) =>
		el( values ? SelectControl : TextControl, {
			key: name,
			label,
			value: attributes[ name ],
			onChange: ( value ) => setAttributes( { [ name ]: value } ),
			options: values && [ { value: '', label: words.default }, ...values.map( ( value ) => ( { value, label: value } ) ) ],
		} );

	wp.blocks.registerBlockType( 'massage-check/questionnaire', {
		edit: ( { attributes, setAttributes } ) =>
			el(
				Fragment,
				null,
				el(
					InspectorControls,
					null,
					el(
						PanelBody,
						{ title: words.settings },
						fields.map( ( one ) => field( one, attributes, setAttributes ) )
					)
				),
				el( 'div', useBlockProps(), el( Placeholder, { icon: 'clipboard', label: 'Massage Check', instructions: words.help } ) )
			),
		save: () => null,
	} );
}
JS;

/* The settings of the site */

function register_settings() {
	register_setting(
		NAME,
		NAME,
		array(
			'type'              => 'array',
			'sanitize_callback' => __NAMESPACE__ . '\\sanitize_settings',
		)
	);
}

/** Only what has a name and a value is kept. A refused address leaves the one before. */
function sanitize_settings( $given ) {
	$given = is_array( $given ) ? $given : array();
	$kept  = array();
	foreach ( site_attributes() as $name => $attribute ) {
		$kept[ $name ] = clean( $attribute, $given[ $name ] ?? '' );
	}
	$kept['script'] = clean( array(), $given['script'] ?? '' );
	if ( '' !== $kept['script'] && ! is_allowed_script( $kept['script'] ) ) {
		$kept['script'] = settings()['script'] ?? '';
		add_settings_error(
			NAME,
			'script',
			__( 'The address of massage-check.js was not changed: use one that begins with https:// or lies on this site.', 'massage-check' )
		);
	}
	return array_filter( $kept, 'strlen' );
}

function add_settings_page() {
	add_options_page( 'Massage Check', 'Massage Check', 'manage_options', SLUG, __NAMESPACE__ . '\\settings_page' );
}

/** The form goes to options.php of WordPress, which checks nonce and capability. */
function settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$settings = settings();
	$address  = script_address();
	?>
	<div class="wrap">
		<h1>Massage Check</h1>
		<?php if ( '' === $address ) : ?>
			<div class="notice notice-warning"><p>
				<?php esc_html_e( 'massage-check.js was not found, so clients only see how to call you. Upload the folder dist of massage-check into this folder, or give an address below:', 'massage-check' ); ?>
				<code><?php echo esc_html( __DIR__ ); ?></code>
			</p></div>
		<?php endif; ?>
		<p>
			<?php esc_html_e( 'Put the questionnaire on a page with the block “Massage questionnaire” or with this shortcode:', 'massage-check' ); ?>
			<code>[<?php echo esc_html( NAME ); ?>]</code>
		</p>
		<form action="options.php" method="post">
			<?php settings_fields( NAME ); ?>
			<table class="form-table" role="presentation">
				<?php
				foreach ( site_attributes() as $name => $attribute ) {
					setting_row( $name, $attribute, $settings[ $name ] ?? '' );
				}
				setting_row(
					'script',
					array( 'label' => __( 'Address of massage-check.js; empty for the one in the folder of this plugin', 'massage-check' ) ),
					$settings['script'] ?? ''
				);
				?>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}

function setting_row( $name, $attribute, $value ) {
	$id = SLUG . "-$name";
	?>
	<tr>
		<th scope="row"><label for="<?php echo esc_attr( $id ); ?>"><?php echo esc_html( $attribute['label'] ); ?></label></th>
		<td>
			<?php if ( isset( $attribute['values'] ) ) : ?>
				<select id="<?php echo esc_attr( $id ); ?>" name="<?php echo esc_attr( NAME . "[$name]" ); ?>">
					<option value=""><?php esc_html_e( 'As usual', 'massage-check' ); ?></option>
					<?php foreach ( $attribute['values'] as $one ) : ?>
						<option value="<?php echo esc_attr( $one ); ?>" <?php selected( $value, $one ); ?>><?php echo esc_html( $one ); ?></option>
					<?php endforeach; ?>
				</select>
			<?php else : ?>
				<input type="text" class="regular-text" id="<?php echo esc_attr( $id ); ?>" name="<?php echo esc_attr( NAME . "[$name]" ); ?>" value="<?php echo esc_attr( $value ); ?>">
			<?php endif; ?>
		</td>
	</tr>
	<?php
}

/* From the first day to the last */

function activate() {
	register_uninstall_hook( __FILE__, __NAMESPACE__ . '\\uninstall' );
}

function uninstall() {
	if ( ! is_multisite() ) {
		delete_option( NAME );
		return;
	}
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) {
		delete_blog_option( $site, NAME );
	}
}
