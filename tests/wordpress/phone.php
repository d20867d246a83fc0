<?php
/**
 * Asks the plugin, without WordPress, what it dials.
 *
 * In: the plugin's file as the first argument, and a list of texts in JSON on standard input. Out: for each the numbers of
 * its links and its words without markup, in JSON.
 */

define( 'ABSPATH', __DIR__ );

// What the plugin calls of WordPress when it is loaded, and to write a link.
function add_action() {}
function add_filter() {}
function register_activation_hook() {}
function esc_html( $text ) {
	return htmlspecialchars( $text, ENT_QUOTES );
}
function esc_url( $address ) {
	return htmlspecialchars( $address, ENT_QUOTES );
}

require $argv[1];

$answers = array();
foreach ( json_decode( stream_get_contents( STDIN ) ) as $text ) {
	$markup = MassageCheck\phone_links( $text );
	preg_match_all( '/href="tel:([^"]*)"/', $markup, $found );
	$answers[] = array(
		'dials' => $found[1],
		'text'  => html_entity_decode( strip_tags( $markup ), ENT_QUOTES ),
	);
}
echo json_encode( $answers );
