using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hotline.Storage.Casebook.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SearchAndAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_at",
                table: "audit");

            migrationBuilder.DropIndex(
                name: "IX_audit_case_id",
                table: "audit");

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "audit",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "IX_cases_found",
                table: "cases",
                columns: new[] { "opened_at", "id", "topic", "language", "channel", "urgency", "status", "holder_id", "outcome", "first_answered_at" });

            migrationBuilder.CreateIndex(
                name: "IX_case_outcomes_code_case_id",
                table: "case_outcomes",
                columns: new[] { "code", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_account_id_at_id",
                table: "audit",
                columns: new[] { "account_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_at_id",
                table: "audit",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_case_id_at_id",
                table: "audit",
                columns: new[] { "case_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_what_at_id",
                table: "audit",
                columns: new[] { "what", "at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_found",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_case_outcomes_code_case_id",
                table: "case_outcomes");

            migrationBuilder.DropIndex(
                name: "IX_audit_account_id_at_id",
                table: "audit");

            migrationBuilder.DropIndex(
                name: "IX_audit_at_id",
                table: "audit");

            migrationBuilder.DropIndex(
                name: "IX_audit_case_id_at_id",
                table: "audit");

            migrationBuilder.DropIndex(
                name: "IX_audit_what_at_id",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "audit");

            migrationBuilder.CreateIndex(
                name: "IX_audit_at",
                table: "audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_audit_case_id",
                table: "audit",
                column: "case_id");
        }
    }
}
