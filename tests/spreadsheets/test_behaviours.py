"""What the import promises, and the tests that hold it: a promise without a test fails here, and so does a test that is gone."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LIB = TESTS.parent / "lib"

#: Behaviour → the tests that hold it, as `file::test`.
BEHAVIOURS = {
    "M1 every format, by its content": (
        "spreadsheets/test_read.py::test_the_same_table_is_read_from_every_format",
        "spreadsheets/test_read.py::test_a_name_that_lies_about_the_format_is_no_obstacle",
        "spreadsheets/test_hostile_containers.py::test_a_file_made_in_an_unusual_way_is_read_whole",
    ),
    "M2 a killable reader with limits": (
        "spreadsheets/test_read.py::test_a_file_that_takes_too_long_is_abandoned",
        "spreadsheets/test_read.py::test_a_reader_that_waits_without_working_is_abandoned_too",
        "spreadsheets/test_read.py::test_by_default_the_answer_comes_in_under_ten_seconds",
        "spreadsheets/test_hostile_containers.py::test_a_file_that_cannot_be_a_table_is_refused_in_words",
    ),
    "M3 what was read is said": (
        "pages/test_forms.py::test_a_file_is_read_compared_and_applied_and_the_page_is_ready_for_the_next",
        "spreadsheets/test_torture.py::test_seven_rows_are_left_out_each_for_its_reason",
        "spreadsheets/test_hostile_layouts.py::test_80_81_hidden_rows_and_columns_are_read_and_said",
    ),
    "M4 the right sheet and heading row": (
        "spreadsheets/test_recognise.py::test_the_heading_row_is_found_below_whatever_stands_above",
        "spreadsheets/test_recognise.py::test_the_sheet_that_holds_the_table_is_chosen",
        "spreadsheets/test_hostile_containers.py::test_26_hidden_sheets_are_offered_and_never_chosen",
        "spreadsheets/test_hostile_layouts.py::test_79_an_example_sheet_is_not_the_table",
    ),
    "M5 headings on two rows, or missing": (
        "spreadsheets/test_hostile_layouts.py::test_60_headings_on_two_rows_with_merged_groups",
        "spreadsheets/test_hostile_layouts.py::test_63_no_heading_over_the_numbers",
        "spreadsheets/test_wild_columns.py::test_planned_and_actual_dates_on_two_tiers_keep_apart",
    ),
    "M6 one table on several sheets": (
        "spreadsheets/test_hostile_layouts.py::test_78_one_sheet_per_axis_is_read_as_one_table_when_asked",
        "e2e/test_importing.py::test_sheets_of_the_same_headings_are_read_together_when_asked",
    ),
    "M7 axes filled down where they are grouped": (
        "spreadsheets/test_hostile_layouts.py::test_66_a_merged_axis_is_filled_down_on_its_rows_alone",
        "spreadsheets/test_hostile_layouts.py::test_66_one_axis_forgotten_among_many_is_not_invented",
    ),
    "M8 rows that are not data are listed": (
        "spreadsheets/test_hostile_layouts.py::test_73_totals_are_left_out_each_with_its_cell",
        "spreadsheets/test_hostile_layouts.py::test_74_a_row_that_says_what_to_type_is_left_out",
        "spreadsheets/test_hostile_layouts.py::test_75_rows_numbered_in_advance_are_not_actions",
        "spreadsheets/test_hostile_layouts.py::test_76_rows_that_only_hold_the_defaults_of_a_template_are_not_actions",
        "spreadsheets/test_hostile_layouts.py::test_77_footers_are_left_out",
        "spreadsheets/test_hostile_layouts.py::test_85_headings_repeated_on_each_page_are_left_out",
        "spreadsheets/test_read.py::test_one_cell_at_the_end_of_the_sheet_costs_nothing_and_is_reported",
    ),
    "M9 words, never resemblance": (
        "spreadsheets/test_hostile_layouts.py::test_five_languages_name_the_same_fields",
        "spreadsheets/test_hostile_layouts.py::test_141_a_heading_said_another_way_is_the_same_field",
        "spreadsheets/test_wild_columns.py::test_a_heading_that_resembles_one_of_ours_is_not_it",
    ),
    "M10 a layout is remembered": (
        "usecases/test_imports.py::test_a_layout_that_a_person_explained_is_read_alone_the_next_month",
        "usecases/test_remembered_layouts.py::test_two_headings_that_differ_by_their_brackets_are_remembered_apart",
        "pages/test_forms.py::test_a_wrongly_understood_column_is_corrected_on_the_page",
    ),
    "M11 unknown columns are kept": (
        "spreadsheets/test_recognise.py::test_a_column_that_nobody_knows_is_kept_under_its_own_name",
        "spreadsheets/test_twins.py::test_a_kept_value_that_differs_is_the_file_s",
    ),
    "M12 unknown words are asked once": (
        "usecases/test_imports.py::test_an_unknown_status_is_asked_once_and_remembered",
        "usecases/test_imports.py::test_an_unknown_organisation_is_a_question_and_an_answer_joins_it_to_a_known_one",
        "spreadsheets/test_hostile_values.py::test_123_124_132_a_status_that_nobody_knows_is_asked_and_never_guessed",
        "e2e/test_importing.py::test_a_status_that_nobody_knows_is_explained_once_and_not_asked_again",
    ),
    "M13 a strict grammar of dates": (
        "spreadsheets/test_words.py::test_a_typed_deadline_is_the_last_day_of_its_period",
        "spreadsheets/test_hostile_values.py::test_a_date_typed_in_many_ways_is_one_day",
        "spreadsheets/test_hostile_values.py::test_98_a_column_whose_dates_prove_the_month_first_is_read_so",
        "spreadsheets/test_hostile_values.py::test_99_true_dates_that_all_fall_before_the_thirteenth_beside_later_texts_raise_the_alarm",
        "spreadsheets/test_hostile_values.py::test_a_deadline_before_the_start_is_said",
    ),
    "M14 a scale of progress per column": (
        "spreadsheets/test_hostile_values.py::test_a_percentage_typed_in_many_ways_is_one_number",
        "spreadsheets/test_hostile_values.py::test_116_a_lone_one_is_read_by_the_status_or_left",
        "spreadsheets/test_words.py::test_a_column_of_fractions_is_told_from_a_column_of_percentages",
    ),
    "M15 codes are texts": (
        "spreadsheets/test_hostile_layouts.py::test_133_a_code_written_twice_names_both_rows",
        "spreadsheets/test_hostile_layouts.py::test_134_codes_that_excel_turned_into_numbers_are_read_with_their_rank",
        "spreadsheets/test_hostile_layouts.py::test_135_leading_zeros_of_a_text_are_kept",
    ),
    "M16 several owners in a cell": (
        "spreadsheets/test_hostile_values.py::test_names_are_split_where_people_split_them",
        "spreadsheets/test_words.py::test_several_organisations_are_told_apart_without_cutting_a_ministry",
    ),
    "M17 an error is no blank": (
        "spreadsheets/test_hostile_values.py::test_155_an_error_cell_is_an_error_on_that_cell",
        "spreadsheets/test_hostile_values.py::test_155_an_error_in_an_old_xls_or_an_ods_is_no_blank_either",
        "spreadsheets/test_hostile_values.py::test_156_a_formula_without_its_result_is_an_error_on_that_cell",
    ),
    "M18 found by code, else by axis and title": (
        "usecases/test_imports.py::test_137_an_action_whose_code_changed_is_recognised_by_its_title",
        "usecases/test_imports.py::test_a_similar_title_is_proposed_and_joined_only_when_somebody_says_so",
        "spreadsheets/test_twins.py::test_a_title_that_two_actions_bear_is_not_enough_to_find_one",
        "usecases/test_imports.py::test_renumbered_actions_are_recognised_by_their_title",
    ),
    "M19 only real differences, by list, field, axis and owner": (
        "usecases/test_imports.py::test_139_rows_in_another_order_and_codes_written_another_way_are_not_changes",
        "spreadsheets/test_round_trip.py::test_one_changed_cell_is_one_difference_on_its_cell",
        "pages/test_forms.py::test_the_differences_are_filtered_by_field_by_axis_and_by_owner",
        "pages/test_forms.py::test_a_row_that_is_not_applied_says_why_and_where",
    ),
    "M20 policies and alarms": (
        "usecases/test_imports.py::test_rows_that_the_file_does_not_hold_are_kept_by_default",
        "usecases/test_imports.py::test_absent_rows_are_marked_or_archived_when_it_is_asked",
        "usecases/test_imports.py::test_an_empty_cell_keeps_the_stored_value_unless_it_is_asked_to_erase",
        "spreadsheets/test_round_trip.py::test_a_file_without_a_column_leaves_it_alone",
        "usecases/test_imports.py::test_142_a_file_of_one_axis_raises_an_alarm_and_leaves_the_others_alone",
        "usecases/test_imports.py::test_143_an_older_version_of_the_last_file_raises_an_alarm",
        "spreadsheets/test_catalogue.py::test_half_the_plan_changed_at_once_raises_the_alarm",
        "e2e/test_importing.py::test_a_file_that_drops_much_is_applied_only_after_a_look",
    ),
    "M21 what both sides edited": (
        "usecases/test_imports.py::test_a_value_edited_in_the_application_since_is_kept_until_somebody_takes_the_file_s",
        "usecases/test_imports.py::test_a_file_that_still_holds_the_old_value_does_not_bring_it_back",
        "e2e/test_importing.py::test_a_value_edited_on_both_sides_is_shown_with_both_who_and_when_and_somebody_chooses",
    ),
    "M22 cells corrected here, or sent back": (
        "usecases/test_imports.py::test_a_cell_corrected_on_the_screen_is_read_instead_of_the_file_s",
        "spreadsheets/test_hostile_values.py::test_replace_everywhere_means_the_same_text_of_the_same_column",
        "spreadsheets/test_hostile_values.py::test_the_file_sent_back_has_its_wrong_cells_coloured_and_explained",
        "spreadsheets/test_hostile_values.py::test_the_file_sent_back_keeps_every_other_part_as_it_was",
    ),
    "M23 a part only by choice": (
        "e2e/test_importing.py::test_rows_with_an_error_are_left_out_only_when_somebody_says_so_and_the_file_goes_back_annotated",
        "test_command.py::test_rows_with_an_error_are_left_out_only_when_said",
    ),
    "M24 one revision, once": (
        "usecases/test_imports.py::test_an_import_is_one_revision_with_its_file_and_is_undone_whole",
        "usecases/test_imports.py::test_144_the_same_file_again_is_known_and_changes_nothing",
        "usecases/test_imports.py::test_a_second_click_on_the_same_import_writes_nothing",
    ),
    "M25 undone, with a look before": (
        "usecases/test_imports.py::test_an_import_is_one_revision_with_its_file_and_is_undone_whole",
        "e2e/test_writing.py::test_a_file_is_imported_seen_applied_found_on_every_page_and_undone",
    ),
    "M26 every row is checked": (
        "usecases/test_imports.py::test_a_row_that_changes_nothing_is_checked_all_the_same",
    ),
    "M27 drawing again imports nothing": (
        "pages/test_forms.py::test_a_file_is_read_compared_and_applied_and_the_page_is_ready_for_the_next",
    ),
    "M28 an export comes back unchanged": (
        "spreadsheets/test_round_trip.py::test_the_exported_workbook_comes_back_with_no_change",
        "spreadsheets/test_round_trip.py::test_an_export_holds_no_live_formula_and_its_code_column_is_locked",
        "spreadsheets/test_round_trip.py::test_an_export_saved_again_by_libreoffice_comes_back_with_no_change",
    ),
    "M29 the second of two people compares again": (
        "usecases/test_imports.py::test_what_was_shown_is_what_is_applied_or_nothing",
    ),
    "M30 every text in every language": (
        "i18n/test_messages.py::test_every_message_of_the_code_is_translated",
        "pages/test_every_page.py::test_every_page_opens_in_every_language_without_an_error",
    ),
    "M31 ten thousand rows": (
        "bench/test_import.py::test_ten_thousand_rows",
        "bench/test_import.py::test_ten_thousand_rows_take_less_than_two_hundred_megabytes",
    ),
    "M32 a log of imports": (
        "usecases/test_imports.py::test_the_log_of_imports_names_each_file_and_what_undid_it",
    ),
}  # fmt: skip
#: Every code that an import may say, whoever says it: a refusal, a notice, an alarm.
CATALOGUE = [
    "file_password", "file_word_document", "file_lock", "file_macro_ignored", "file_too_big", "file_bomb",
    "file_unreadable", "file_html_export", "no_table_found", "no_rows", "sheet_ambiguous", "header_not_found",
    "header_duplicate", "header_empty_with_values", "column_required_missing", "row_ignored_total",
    "row_ignored_help", "row_hidden", "row_far_away", "id_missing", "id_duplicate", "id_float_ambiguous",
    "title_missing", "date_impossible", "date_ambiguous_order", "date_inversion_suspected", "date_serial",
    "date_approximate", "date_text_unparsed", "date_sentinel", "date_not_a_date", "end_before_start",
    "progress_out_of_range", "progress_scale_ambiguous", "progress_status_conflict", "status_unknown",
    "priority_unknown", "owner_unknown", "owner_multiple", "cell_error_value", "formula_no_cache",
    "text_mojibake", "text_nul", "text_too_long", "number_as_text", "mass_removal", "mass_change",
    "already_imported", "conflict_edited_in_app",
]  # fmt: skip
HOSTILE = range(1, 161)


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_a_behaviour_is_held_by_tests_that_exist(behaviour):
    for name in BEHAVIOURS[behaviour]:
        file, test = name.split("::")
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, name


def test_no_behaviour_is_forgotten():
    assert [int(name.split()[0][1:]) for name in BEHAVIOURS] == list(range(1, 33))


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_of_the_catalogue_is_said_by_the_product_and_expected_by_a_test(code):
    quoted = re.compile(rf"""["']{code}["']""")

    def held(folder):
        own = Path(__file__).name
        return any(
            quoted.search(p.read_text(encoding="utf-8")) for p in folder.rglob("*.py") if p.name != own
        )

    assert held(LIB)
    assert held(TESTS)


def test_every_hostile_input_stands_in_a_test_under_its_number():
    files = [*(TESTS / "spreadsheets").glob("test_*.py"), TESTS / "usecases" / "test_imports.py"]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    named = [
        node.name.removeprefix("test_").replace("_", " ")
        for node in nodes
        if isinstance(node, ast.FunctionDef)
    ]
    cases = [
        key.value
        for node in nodes
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    ]
    ahead = [re.match(r"((?:and )?\d{1,3}(?:[ ,]\s*|$))+", str(text)) for text in (*named, *cases)]
    numbers = {int(n) for found in ahead if found for n in re.findall(r"\d+", found[0])}
    assert sorted(set(HOSTILE) - numbers) == []
