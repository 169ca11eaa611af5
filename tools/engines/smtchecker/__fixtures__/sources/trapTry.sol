// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// What a revert says is lost when `revert()` stands for it.
contract Case {
    uint256 private written;

    error Refused();

    function refuse() external pure {
        revert Refused();
    }

    function check() external {
        try this.refuse() {}
        catch (bytes memory reason) {
            if (reason.length != 0) written = 1;
        }
        assert(written == 0);
    }
}
